package dev.sotto.client.face.tui.pane;

/** Where the unread line stands: before the first message of the peer behind {@code after}; and what it counts. */
record Unread(long after, int count) {}
