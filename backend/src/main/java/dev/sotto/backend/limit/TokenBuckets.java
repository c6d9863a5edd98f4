package dev.sotto.backend.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each key: {@code burst} at once, then one for every {@code refill}. A clock that goes backwards
 * counts as no time at all. Any thread may call it.
 */
public final class TokenBuckets<K> {
    private final int burst;
    private final long refillNanos;
    private final LongSupplier nanoTime;
    private final BoundedMap<K, Bucket> buckets;

    /** {@code nanoTime} is a monotonic clock in nanoseconds, {@code capacity} the number of keys that are remembered. */
    public TokenBuckets(int burst, Duration refill, int capacity, LongSupplier nanoTime) {
        this.burst = burst;
        this.refillNanos = refill.toNanos();
        this.nanoTime = nanoTime;
        this.buckets = new BoundedMap<>(capacity, bucket -> refilled(bucket).tokens == burst);
    }

    /** Takes a token: empty if there was one, else how long until the next. */
    public Optional<Duration> tryTake(K key) {
        AtomicReference<Optional<Duration>> answer = new AtomicReference<>(Optional.empty());
        buckets.update(key, (same, old) -> {
            Bucket bucket = refilled(old);
            if (bucket.tokens > 0) {
                answer.set(Optional.empty());
                return new Bucket(bucket.tokens - 1, bucket.since);
            }
            answer.set(Optional.of(Duration.ofNanos(bucket.since + refillNanos - nanoTime.getAsLong())));
            return bucket;
        });
        return answer.get();
    }

    int size() {
        return buckets.size();
    }

    // since: the moment from which the next token grows.
    private record Bucket(int tokens, long since) {}

    private Bucket refilled(@Nullable Bucket bucket) {
        long now = nanoTime.getAsLong();
        if (bucket == null) {
            return new Bucket(burst, now);
        }
        long elapsed = Math.max(0, now - bucket.since);
        long grown = elapsed / refillNanos;
        if (bucket.tokens + grown >= burst) {
            return new Bucket(burst, now);
        }
        return new Bucket((int) (bucket.tokens + grown), bucket.since + grown * refillNanos);
    }
}
