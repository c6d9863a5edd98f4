package dev.sotto.crypto.session;

import java.time.Duration;

/**
 * When a broken conversation was last answered by a new handshake, and how high that one's epoch must go.
 *
 * @param lastAt Unix seconds, 0: never
 * @param failedEpoch the highest epoch of a handshake that could not be opened since, 0: none
 */
record Healing(long lastAt, long failedEpoch) {
    static final Healing NEVER = new Healing(0, 0);
    private static final Duration PAUSE = Duration.ofHours(1);

    /** A clock that went backwards does not block healing. */
    boolean mayHappen(long now) {
        return lastAt == 0 || now < lastAt || now - lastAt >= PAUSE.toSeconds();
    }

    Healing failed(long epoch) {
        return new Healing(lastAt, Math.max(failedEpoch, epoch));
    }

    static Healing done(long now) {
        return new Healing(now, 0);
    }
}
