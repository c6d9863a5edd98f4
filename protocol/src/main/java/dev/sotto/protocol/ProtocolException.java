package dev.sotto.protocol;

/** The peer's bytes cannot be taken. Says whose fault it is; the message is safe to log and to send back. */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault, and of what kind. */
    public enum Reason {
        /** The bytes are not a frame, or a field has a wrong shape. */
        MALFORMED,
        /** A good frame at a moment that does not allow it. */
        UNEXPECTED,
        /** The peer speaks a version that we do not. */
        INCOMPATIBLE
    }

    private final Reason reason;

    public ProtocolException(Reason reason, String message) {
        // No stack trace: a peer must not be able to make us collect (or print) one at will.
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
