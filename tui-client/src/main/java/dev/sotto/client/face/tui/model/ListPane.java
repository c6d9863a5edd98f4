package dev.sotto.client.face.tui.model;

/**
 * The list of chats.
 *
 * @param shown beside the panels; in a narrow window it is never
 * @param focused the keys go to it; in a narrow window it has the whole screen then
 * @param cursor the chosen chat while it is focused
 * @param top the first chat that is seen
 */
public record ListPane(boolean shown, boolean focused, int cursor, int top) {
    static final ListPane START = new ListPane(true, false, 0, 0);

    ListPane shown(boolean now) {
        return new ListPane(now, focused, cursor, top);
    }

    ListPane focus(int at) {
        return new ListPane(shown, true, at, top);
    }

    ListPane left() {
        return new ListPane(shown, false, cursor, top);
    }

    ListPane top(int at) {
        return new ListPane(shown, focused, cursor, Math.max(0, at));
    }
}
