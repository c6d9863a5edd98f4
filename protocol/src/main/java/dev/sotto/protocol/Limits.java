package dev.sotto.protocol;

/** Limits of the wire, each with its reason. Checked before anything is allocated. */
public final class Limits {
    /** Bytes of a frame before login: the largest legal one is a Login of about 350 bytes. */
    public static final int FRAME_BEFORE_LOGIN = 4 * 1024;

    /** Bytes of a frame after login: an envelope and its head, or 64 prekey pairs of 1.7 KB. */
    public static final int FRAME_AFTER_LOGIN = 128 * 1024;

    /** Bytes of one envelope's ciphertext: what the end-to-end layer may make, an INITIAL included. */
    public static final int CIPHERTEXT = 96 * 1024;

    /** One-time prekey pairs in one UploadPrekeys, so that the frame stays under its limit. */
    public static final int PREKEYS_PER_UPLOAD = 64;

    /** One-time prekey pairs that the relay keeps for an account. */
    public static final int ONE_TIME_PREKEYS = 100;

    /** Below this many one-time pairs the relay asks for more. */
    public static final int PREKEY_REFILL_MARK = 20;

    /** Deliveries without acknowledgement on one connection. */
    public static final int WINDOW_ENVELOPES = 256;

    /** Bytes of deliveries without acknowledgement on one connection. */
    public static final int WINDOW_BYTES = 1024 * 1024;

    /** Submissions of one sender that are not yet accepted or refused. */
    public static final int UNACCEPTED_SUBMISSIONS = 256;

    /** Accepted ids of a sender that the relay remembers for deduplication. */
    public static final int REMEMBERED_IDS = 1024;

    /** The lowest and the highest version of the wire that this build speaks. */
    public static final int MIN_VERSION = 1;

    public static final int MAX_VERSION = 1;

    private Limits() {}
}
