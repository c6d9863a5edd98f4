package dev.sotto.crypto.identity;

/** A public key that the protocol does not take, whoever signed it. */
public final class BadKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the key. */
    public enum Reason {
        /** Wrong length, or not an identity of type 0x01. */
        MALFORMED,
        /** An X25519 or ML-KEM key that is not the one encoding of its value. */
        NON_CANONICAL,
        /** An Ed25519 key that is not a point of the prime-order subgroup, small-order keys among them. */
        SMALL_ORDER
    }

    private final Reason reason;

    public BadKeyException(Reason reason, String message) {
        // No stack trace: a peer must not be able to make us collect (or print) one at will.
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
