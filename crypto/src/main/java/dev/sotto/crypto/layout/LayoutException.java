package dev.sotto.crypto.layout;

/** The bytes are not in the expected layout. Says where, never what: safe to log. */
public final class LayoutException extends Exception {
    private static final long serialVersionUID = 1L;

    public LayoutException(String message) {
        // No stack trace: a peer must not be able to make us collect (or print) one at will.
        super(message, null, false, false);
    }
}
