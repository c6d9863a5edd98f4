package dev.sotto.client.runtime;

import dev.sotto.crypto.primitive.Randomness;
import java.nio.ByteBuffer;

/**
 * How long to wait before the next attempt: at random up to 1 s, 2 s, 4 s ... 60 s (exponential, full jitter), so that
 * clients that lost a relay together do not come back together.
 */
final class Backoff {
    static final long CAP_MILLIS = 60_000;
    private static final long FIRST_MILLIS = 1_000;
    private static final int MAX_DOUBLINGS = 6;

    /** Never at once: a relay that closes every connection must not be hammered. */
    private static final long FLOOR_MILLIS = 50;

    private final Randomness random;
    private int attempts;

    Backoff(Randomness random) {
        this.random = random;
    }

    long nextMillis() {
        long most = Math.min(CAP_MILLIS, FIRST_MILLIS << Math.min(attempts, MAX_DOUBLINGS));
        attempts++;
        long drawn = ByteBuffer.wrap(random.bytes(Long.BYTES)).getLong();
        return FLOOR_MILLIS + Long.remainderUnsigned(drawn, most - FLOOR_MILLIS + 1);
    }

    void reset() {
        attempts = 0;
    }
}
