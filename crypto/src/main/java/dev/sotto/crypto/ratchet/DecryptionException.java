package dev.sotto.crypto.ratchet;

/**
 * A message cannot be opened. Nothing has changed; the state is as before the attempt. The text names no key, no content and no
 * person, so it is safe to log.
 */
public final class DecryptionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, and thereby whose fault. */
    public enum Reason {
        /** The bytes have a wrong shape, or an authentic peer broke a rule of the layout. */
        MALFORMED,
        /** A version, suite or post-quantum epoch that this build does not speak: one of the two sides must upgrade. */
        INCOMPATIBLE,
        /** The INITIAL names another sender than the envelope does, or oneself. */
        WRONG_SENDER,
        /** The signature over the sender's identity does not hold. */
        BAD_SIGNATURE,
        /** A public key is not canonical, has small order, or is not the one that its chain uses. */
        BAD_KEY,
        /** No header key of this session opens the header: another session's message, or one too old. */
        NO_KEY,
        /** The header is authentic, but its message key was used before, or evicted and reported as lost. */
        ALREADY_USED,
        /** The header is authentic, but jumps further ahead than a receiver follows. */
        TOO_FAR_AHEAD,
        /** The header is authentic, the body is not. */
        BAD_TAG
    }

    private final Reason reason;

    public DecryptionException(Reason reason, String message) {
        // No stack trace: whoever can send bytes must not be able to make us collect one at will.
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
