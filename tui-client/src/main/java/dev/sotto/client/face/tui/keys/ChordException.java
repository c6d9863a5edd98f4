package dev.sotto.client.face.tui.keys;

/** Text that names no key, or one that terminals do not report; the message says what would be right. */
public final class ChordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ChordException(String message) {
        super(message);
    }
}
