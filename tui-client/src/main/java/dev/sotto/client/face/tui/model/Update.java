package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.event.TermEvent;
import java.time.Instant;

/** How the model changes. Pure: no clock, no input or output. */
public final class Update {
    private Update() {}

    /** {@code now} is when the message is handled. */
    public static Updated update(Model model, Msg msg, Instant now) {
        Step step = new Step(
                model.at(now), msg instanceof Msg.Term || msg instanceof Msg.Answer || msg instanceof Msg.Failed);
        take(step, msg);
        Settling.settle(step, msg);
        return step.updated();
    }

    private static void take(Step step, Msg msg) {
        if (msg instanceof Msg.Term term) {
            terminal(step, term.event());
        } else if (msg instanceof Msg.Client client) {
            ClientNews.take(step, client.event());
        } else if (msg instanceof Msg.Answer answer) {
            Answers.take(step, answer.ticket(), answer.reply());
        } else if (msg instanceof Msg.Failed failed) {
            Failures.take(step, failed.ticket(), failed.failure());
        } else if (msg instanceof Msg.FolderListed listed) {
            Completing.listed(step, listed);
        } else if (msg instanceof Msg.EditorClosed closed) {
            Writing.edited(step, closed);
        } else if (msg instanceof Msg.SettingsChanged changed) {
            settings(step, changed.settings());
        } else if (msg instanceof Msg.Parting) {
            Settling.save(step);
        } else if (msg instanceof Msg.Said said) {
            step.say(said.sentence(), said.error());
        }
    }

    private static void terminal(Step step, TermEvent event) {
        if (event instanceof TermEvent.KeyPressed pressed) {
            KeyInput.press(step, pressed.key());
        } else if (event instanceof TermEvent.Pasted pasted) {
            Writing.paste(step, pasted);
        } else if (event instanceof TermEvent.Mouse mouse) {
            MouseInput.take(step, mouse);
        } else if (event instanceof TermEvent.Focused focused) {
            step.set(step.model().with(step.model().screen().focused(focused.focused())));
        } else if (event instanceof TermEvent.Resized resized) {
            step.set(step.model().with(step.model().screen().resized(resized.columns(), resized.rows())));
        } else if (event instanceof TermEvent.Resumed) {
            step.emit(new TuiEffect.Redraw());
        } else if (event instanceof TermEvent.Signalled signalled) {
            signalled(step, signalled.kind());
        } else if (event instanceof TermEvent.HungUp) {
            ProgramMoves.quit(step);
        }
    }

    private static void signalled(Step step, TermEvent.Kind kind) {
        if (kind == TermEvent.Kind.SUSPEND) {
            step.emit(new TuiEffect.Suspend());
        } else {
            ProgramMoves.quit(step);
        }
    }

    private static void settings(Step step, Settings settings) {
        boolean mouse = step.model().settings().mouse();
        step.set(step.model().with(settings));
        if (settings.mouse() != mouse) {
            step.emit(new TuiEffect.Mouse(settings.mouse()));
        }
    }
}
