package dev.sotto.crypto.primitive;

/** A primitive refused bytes that came from somebody else. Carries no secret; safe to log. */
public final class PrimitiveException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was wrong with the bytes. */
    public enum Reason {
        /** The ciphertext or its associated data is not what was sealed with this key. */
        BAD_TAG,
        /** A point of small order: the agreement would be zero, whatever the private key. */
        SMALL_ORDER,
        /** Not the one encoding of a point that the protocol takes. */
        NON_CANONICAL,
        /** The signature does not match. */
        BAD_SIGNATURE,
        /** Not an ML-KEM encapsulation key, or a ciphertext of a wrong length. */
        BAD_KEM_KEY
    }

    private final Reason reason;

    public PrimitiveException(Reason reason, String message) {
        // No stack trace: a peer must not be able to make us collect (or print) one at will.
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
