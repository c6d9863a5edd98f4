package dev.sotto.client.face.tui;

import dev.sotto.client.face.tui.model.Msg;
import dev.sotto.client.face.tui.model.TuiEffect;
import java.util.Optional;

/** Carries out what a model wants of the terminal and of the system. What takes time goes to the worker. */
final class Outside implements AutoCloseable {
    private final Terminal terminal;
    private final Inputs inputs;
    private final Worker worker;
    private final Preferences preferences;
    private final LinkOpener links;
    private final ExternalEditor editor;
    private final FolderLister folders;

    Outside(
            Terminal terminal,
            Inputs inputs,
            Worker worker,
            Preferences preferences,
            LinkOpener links,
            ExternalEditor editor,
            FolderLister folders) {
        this.terminal = terminal;
        this.inputs = inputs;
        this.worker = worker;
        this.preferences = preferences;
        this.links = links;
        this.editor = editor;
        this.folders = folders;
    }

    /** Answers go to the model of {@code stage}. What only a client can do is none of this and ignored. */
    void carryOut(long stage, TuiEffect effect) {
        if (effect instanceof TuiEffect.Copy copy) {
            copy(stage, copy.text());
        } else if (effect instanceof TuiEffect.Notify notify) {
            terminal.notify(notify.title(), notify.body());
        } else if (effect instanceof TuiEffect.Title title) {
            terminal.title(title.text());
        } else if (effect instanceof TuiEffect.Mouse mouse) {
            terminal.mouse(mouse.on());
        } else if (effect instanceof TuiEffect.Suspend) {
            terminal.suspend();
            terminal.redraw();
        } else if (effect instanceof TuiEffect.Redraw) {
            terminal.redraw();
        } else if (effect instanceof TuiEffect.OpenLink link) {
            work(stage, () -> links.open(link.address()).ifPresent(problem -> say(stage, problem)));
        } else if (effect instanceof TuiEffect.ListFolder folder) {
            work(stage, () -> answer(stage, new Msg.FolderListed(folder.folder(), folders.list(folder.folder()))));
        } else if (effect instanceof TuiEffect.SaveSetting setting) {
            preferences.set(setting.key(), setting.value(), read -> inputs.put(new Input.SettingsRead(read)));
        }
    }

    /** Gives the terminal to the editor; a {@link Msg.EditorClosed} tells that it is back. */
    void edit(long stage, String text, Optional<String> preferred) {
        boolean begun = worker.run(() -> answer(stage, edited(text, preferred)));
        if (!begun) {
            answer(stage, new Msg.EditorClosed(Optional.empty(), "The editor cannot be started now. Try again."));
        }
    }

    /** Wipes what an open editor has on the disk. */
    @Override
    public void close() {
        editor.close();
    }

    private Msg edited(String text, Optional<String> preferred) {
        try {
            ExternalEditor.Outcome outcome = terminal.outside(() -> editor.edit(text, preferred));
            return outcome instanceof ExternalEditor.Outcome.Edited edited
                    ? new Msg.EditorClosed(Optional.of(edited.text()), "")
                    : new Msg.EditorClosed(Optional.empty(), ((ExternalEditor.Outcome.Failed) outcome).sentence());
        } catch (Exception e) {
            return new Msg.EditorClosed(
                    Optional.empty(),
                    "The editor could not be used: " + e.getClass().getSimpleName() + ". The message is as it was.");
        }
    }

    private void copy(long stage, String text) {
        if (!terminal.copy(text)) {
            say(stage, "This is too long for the clipboard of a terminal.");
        }
    }

    private void work(long stage, Runnable work) {
        if (!worker.run(work)) {
            say(stage, "Too much at once. Try again.");
        }
    }

    private void say(long stage, String problem) {
        answer(stage, new Msg.Said(problem, true));
    }

    private void answer(long stage, Msg message) {
        inputs.put(new Input.ForModel(stage, message));
    }
}
