package dev.sotto.client.face.tui.model;

/**
 * The terminal as it is now.
 *
 * @param focused as long as nothing else is reported it counts as looked at
 * @param title what its title was set to
 */
public record Screen(int columns, int rows, boolean focused, String title) {
    public static final int MIN_COLUMNS = 40;
    public static final int MIN_ROWS = 10;

    /** Below it the list of chats and the chat are two screens. */
    public static final int WIDE = 60;

    public boolean tooSmall() {
        return columns < MIN_COLUMNS || rows < MIN_ROWS;
    }

    public boolean narrow() {
        return columns < WIDE;
    }

    Screen resized(int newColumns, int newRows) {
        return new Screen(Math.max(0, newColumns), Math.max(0, newRows), focused, title);
    }

    Screen focused(boolean now) {
        return new Screen(columns, rows, now, title);
    }

    Screen titled(String now) {
        return new Screen(columns, rows, focused, now);
    }
}
