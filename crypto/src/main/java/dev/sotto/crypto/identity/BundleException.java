package dev.sotto.crypto.identity;

/** A prekey bundle that must not be used. The message says what to do and is safe to show and to log. */
public final class BundleException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why it is refused. */
    public enum Reason {
        /** Not in the layout of version 1. */
        MALFORMED,
        /** A version or suite that this program does not know. */
        UPGRADE,
        /** Another account's or device's than was asked for. */
        WRONG_DEVICE,
        /** A key that is not canonical or of small order. */
        BAD_KEY,
        /** The identity signature, or that of a prekey pair, does not match. */
        BAD_SIGNATURE,
        /** The signed pair expired more than a day ago. */
        EXPIRED,
        /** Made more than a day in the future: one of the two clocks is wrong. */
        CLOCK,
        /** Well-formed and signed, but by another identity than the pinned one. */
        IDENTITY_CHANGED,
        /** Of an earlier instance than was already seen: an old copy. */
        OLD_INSTANCE,
        /** A lower suite than this peer used before. */
        LOWER_SUITE
    }

    private final Reason reason;

    public BundleException(Reason reason, String message) {
        // No stack trace: a peer must not be able to make us collect (or print) one at will.
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
