package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.edit.Editor;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.ActionGroup;

/** What an action does where the keys go now. */
final class Actions {
    private Actions() {}

    static void perform(Step step, Action action) {
        if (action != Action.CLEAR) {
            step.input(input -> input.clears(0));
        }
        switch (action.group()) {
            case WRITING -> Writing.perform(step, action);
            case EDITING -> Writing.edit(step, action);
            case MOVING -> Moving.perform(step, action);
            case READING -> Reading.perform(step, action);
            case MESSAGES -> Messages.perform(step, action);
            case PANELS -> PanelMoves.perform(step, action);
            case LISTS -> ListMoves.perform(step, action);
            case PROGRAM -> ProgramMoves.perform(step, action);
        }
    }

    /** Whether a second meaning of its key is to be taken. */
    static boolean wouldChangeNothing(Step step, Action action) {
        Editor editor = step.draft().editor();
        if (action == Action.LINE_START || action == Action.LINE_END) {
            return editor.isEmpty();
        }
        if (action == Action.KILL_TO_END) {
            return editor.nothingBehindCursor();
        }
        if (action == Action.OPEN_LINK) {
            return Messages.links(step).isEmpty();
        }
        if (action.group() == ActionGroup.EDITING) {
            Editor changed = editor.apply(action);
            return changed.text().equals(editor.text()) && changed.cursor() == editor.cursor();
        }
        return false;
    }
}
