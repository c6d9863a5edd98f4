package dev.sotto.client.face.tui.pane;

/**
 * What holds a view in its place: the row with the character at {@code position} of that entry's text is the one
 * {@code screenRow} rows below the top of the pane. It means the same after a resize, and whatever comes above or below.
 */
record Anchor(EntryKey key, int position, int screenRow) {}
