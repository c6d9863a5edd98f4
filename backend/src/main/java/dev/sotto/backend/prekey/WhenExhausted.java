package dev.sotto.backend.prekey;

/** What happens when an account has no one-time pairs left. */
public enum WhenExhausted {
    /** The bundle carries the signed pair alone, so that nobody can make a user unreachable by taking all pairs. */
    LAST_RESORT,
    /** The owner is asked for new pairs; without them there is no bundle. */
    REFUSE
}
