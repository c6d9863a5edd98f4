package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.edit.Completion;
import dev.sotto.client.face.tui.edit.Editor;
import dev.sotto.client.face.tui.edit.InputHistory;
import java.util.Optional;

/** The line of one chat: what is being written, what was sent before, and a completion if one is open. */
public record Draft(Editor editor, InputHistory history, Optional<Completion> completion) {
    static final Draft EMPTY = new Draft(Editor.EMPTY, InputHistory.EMPTY, Optional.empty());

    /** With another text; an open completion belongs to the one before. */
    Draft with(Editor changed) {
        return new Draft(changed, history, Optional.empty());
    }

    Draft with(InputHistory changed) {
        return new Draft(editor, changed, completion);
    }

    Draft completing(Optional<Completion> open) {
        return new Draft(editor, history, open);
    }
}
