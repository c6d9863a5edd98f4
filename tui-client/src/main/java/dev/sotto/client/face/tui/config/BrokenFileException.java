package dev.sotto.client.face.tui.config;

/** A file that cannot be taken at all; the message says which, where, and why. */
public final class BrokenFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenFileException(String message) {
        super(message);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
