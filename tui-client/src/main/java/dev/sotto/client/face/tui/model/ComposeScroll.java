package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.edit.EditorRows;

/** Which rows of a long text are seen in the compose box. */
public final class ComposeScroll {
    private ComposeScroll() {}

    /** The first one that is seen: the cursor is among the rows, in the lowest one if there are more above. */
    public static int top(EditorRows rows, int height) {
        return Math.max(0, Math.min(rows.cursorRow() - Math.max(1, height) + 1, rows.size() - 1));
    }
}
