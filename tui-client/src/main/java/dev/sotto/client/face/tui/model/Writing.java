package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.edit.Editor;
import dev.sotto.client.face.tui.edit.InputHistory;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Mode;
import java.util.List;
import java.util.Optional;

/** The line: typing, editing, what was sent before. Where it goes is decided in {@link Sending}. */
final class Writing {
    private Writing() {}

    static void perform(Step step, Action action) {
        switch (action) {
            case SEND -> {
                if (!Completing.accept(step)) {
                    Sending.line(step);
                }
            }
            case NEW_LINE -> change(step, step.draft().editor().apply(Action.NEW_LINE));
            case COMPLETE -> Completing.next(step);
            case COMPLETE_BACK -> Completing.previous(step);
            case EXTERNAL_EDITOR ->
                step.emit(new TuiEffect.RunEditor(step.draft().editor().text()));
            case CLEAR -> clear(step);
            case HISTORY_BACK ->
                recall(step, step.draft().history().back(step.draft().editor()));
            case HISTORY_FORWARD -> recall(step, step.draft().history().forward());
            case HISTORY_SEARCH -> search(step);
            default -> throw new IllegalArgumentException(action.word());
        }
    }

    static void edit(Step step, Action action) {
        if (step.model().list().focused()) {
            return; // nothing is written there
        }
        Draft draft = step.draft();
        Editor editor = draft.editor();
        int columns = Math.max(1, Geometry.of(step.model()).text().width());
        switch (action) {
            case CURSOR_UP -> up(step, editor.up(columns));
            case CURSOR_DOWN -> down(step, editor.down(columns));
            default -> {
                Editor changed = editor.apply(action);
                if (changed.text().equals(editor.text())) {
                    step.draft(draft.with(changed));
                } else {
                    change(step, changed);
                }
            }
        }
    }

    static void type(Step step, String text) {
        step.input(input -> input.clears(0));
        change(step, step.draft().editor().type(text));
        if (step.draft().editor().wasCut()) {
            step.error("A message has at most " + Editor.MAX_BYTES / 1024 + " KiB.");
        }
    }

    static void paste(Step step, TermEvent.Pasted pasted) {
        step.noticeRead();
        if (step.model().overlay().isPresent()) {
            Overlays.apply(step, step.model().overlay().get().paste(pasted.text()));
            return;
        }
        step.input(input -> input.selecting(false).clears(0).chord(List.of()));
        step.list(step.model().list().left());
        step.draft(left(step.draft()).with(step.draft().editor().insert(pasted.text())));
        if (pasted.cut() || step.draft().editor().wasCut()) {
            step.error("What was pasted is longer than a message may be (" + Editor.MAX_BYTES / 1024
                    + " KiB); its end is missing.");
        }
    }

    static void edited(Step step, Msg.EditorClosed closed) {
        if (closed.text().isEmpty()) {
            step.error(closed.problem());
            return;
        }
        String text = closed.text().get().stripTrailing();
        Editor before = step.draft().editor();
        step.draft(left(step.draft()).with(before.replace(0, before.text().length(), text)));
        step.input(input -> input.selecting(false));
        if (step.draft().editor().wasCut()) {
            step.error("The text is longer than a message may be; its end is missing.");
        }
    }

    /** Puts a text that could not be sent back into the line of its chat, before what was written meanwhile. */
    static Draft restored(Draft draft, String text) {
        String now = draft.editor().text();
        return draft.with(Editor.of(now.isEmpty() || now.equals(text) ? text : text + "\n" + now));
    }

    /** Another text: an old line that is changed is a new one, and what can be completed is looked for anew. */
    static void change(Step step, Editor editor) {
        step.draft(left(step.draft()).with(editor));
        Completing.offer(step);
    }

    private static Draft left(Draft draft) {
        return draft.with(draft.history().left());
    }

    private static void up(Step step, Editor moved) {
        Draft draft = step.draft();
        if (Completing.move(step, -1)) {
            return;
        }
        if (moved.cursor() != draft.editor().cursor()) {
            step.draft(draft.with(moved));
        } else if (draft.editor().isEmpty() && !draft.history().isRecalling()) {
            Messages.select(step);
        } else {
            recall(step, draft.history().back(draft.editor()));
        }
    }

    private static void down(Step step, Editor moved) {
        Draft draft = step.draft();
        if (Completing.move(step, 1)) {
            return;
        }
        if (moved.cursor() != draft.editor().cursor()) {
            step.draft(draft.with(moved));
        } else {
            recall(step, draft.history().forward());
        }
    }

    private static void recall(Step step, Optional<InputHistory.Recalled> recalled) {
        recalled.ifPresent(line -> step.draft(step.draft().with(line.history()).with(line.line())));
    }

    /** Pressed again it goes on to the next line that matches. */
    private static void search(Step step) {
        if (!Completing.search(step)) {
            step.notice("Nothing like that was sent before.");
        }
    }

    private static void clear(Step step) {
        Draft draft = step.draft();
        if (Completing.close(step)) {
            return;
        }
        if (!draft.editor().isEmpty()) {
            step.draft(left(draft).with(draft.editor().apply(Action.CLEAR)));
            step.input(input -> input.clears(0));
        } else if (step.model().input().clears() > 0) {
            ProgramMoves.perform(step, Action.QUIT);
        } else {
            step.input(input -> input.clears(1));
            String key = step.model()
                    .settings()
                    .keys()
                    .shown(Mode.COMPOSE, Action.CLEAR)
                    .orElse("/quit");
            step.notice(key + " once more quits.");
        }
    }
}
