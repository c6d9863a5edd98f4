package dev.sotto.client.face.tui.pane;

import java.util.List;

/** The rows of an entry in their order: lines above it, its head in a narrow pane, its text, why it failed. */
record Block(boolean day, boolean unread, boolean head, boolean named, List<Row> body, List<Row> tail) {
    /** Rows above the text; they come and go with what stands before the entry. */
    int lead() {
        return (day ? 1 : 0) + (unread ? 1 : 0) + (head ? 1 : 0);
    }

    int height() {
        return lead() + body.size() + tail.size();
    }
}
