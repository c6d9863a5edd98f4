package dev.sotto.crypto.session;

/** Session epochs: what is accepted and what is made. Source: protocol v1, section "Which session sends". */
final class Epochs {
    /** Keeps a peer from burning the numbers: 2^31 of them last for two million jumps. */
    static final long MAX_JUMP = 1_000;

    /** Counters stay below 2^31. */
    static final long MAX = Integer.MAX_VALUE;

    static boolean jumps(long epoch, long highest) {
        return epoch > Math.min(highest + MAX_JUMP, MAX);
    }

    /** The epoch of a new handshake: above all that were seen, also by a handshake that failed, but no jump. */
    static long next(long highest, long failed) {
        return 1 + Math.min(Math.max(highest, failed), highest + MAX_JUMP - 1);
    }

    private Epochs() {}
}
