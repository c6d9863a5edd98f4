package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.protocol.AccountName;

/** Help, trust, commands, lock, suspend and quit. */
final class ProgramMoves {
    private ProgramMoves() {}

    static void perform(Step step, Action action) {
        switch (action) {
            case HELP -> Overlays.openHelp(step);
            case VERIFY -> step.peer().ifPresentOrElse(peer -> showNumber(step, peer), () -> noChat(step));
            case ACCEPT_IDENTITY -> step.chat().ifPresentOrElse(chat -> accept(step, chat), () -> noChat(step));
            case COMMAND_LINE -> commandLine(step);
            case LOCK -> lock(step);
            case SUSPEND -> step.emit(new TuiEffect.Suspend());
            case REDRAW -> step.emit(new TuiEffect.Redraw());
            case QUIT -> askToQuit(step);
            default -> throw new IllegalArgumentException(action.word());
        }
    }

    static void showNumber(Step step, AccountName peer) {
        Ask ask = new Ask.Numbers(peer, true);
        if (!step.model().asks().has(ask)) {
            step.submit(new Command.ShowSafetyNumber(peer), ask);
        }
    }

    static void lock(Step step) {
        Settling.save(step);
        step.emit(new TuiEffect.Lock());
    }

    static void quit(Step step) {
        Settling.save(step);
        step.emit(new TuiEffect.Quit());
    }

    /** Once, if something is not sent yet. */
    static void askToQuit(Step step) {
        int unsent = step.model().unsent();
        if (unsent == 0 || step.model().input().quitAsked()) {
            quit(step);
        } else {
            step.input(input -> input.quitAsked(true));
            String what = unsent == 1
                    ? "One message is not sent yet. It is kept and goes"
                    : unsent + " messages are not sent yet. They are kept and go";
            Overlays.confirmQuit(step, what + " out at the next start. Quit?");
        }
    }

    private static void accept(Step step, Chat chat) {
        if (chat.standing().changed()) {
            Overlays.confirmAccept(step, chat.peer());
        } else {
            step.notice("The identity of " + chat.peer().display() + " has not changed.");
        }
    }

    /** A line that was begun is not thrown away for it. */
    private static void commandLine(Step step) {
        step.list(step.model().list().left());
        if (step.draft().editor().isEmpty()) {
            step.input(input -> input.selecting(false));
            Writing.type(step, "/");
        } else {
            Overlays.openPalette(step);
        }
    }

    private static void noChat(Step step) {
        step.notice("Go to a chat first.");
    }
}
