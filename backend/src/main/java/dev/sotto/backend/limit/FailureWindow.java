package dev.sotto.backend.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * At most {@code allowed} failures of a key within {@code window}: the next attempt must wait until the oldest of them
 * is older than that. A success forgets the key. Any thread may call it; of failures side by side so many count as are
 * allowed.
 */
public final class FailureWindow<K> {
    private final int allowed;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    private final BoundedMap<K, long[]> failures;

    public FailureWindow(int allowed, Duration window, int capacity, LongSupplier nanoTime) {
        this.allowed = allowed;
        this.windowNanos = window.toNanos();
        this.nanoTime = nanoTime;
        this.failures = new BoundedMap<>(capacity, times -> recent(times).length == 0);
    }

    /** Counts a failure: empty if the attempt was allowed; else it counts nothing, and says how long to wait. */
    public Optional<Duration> fail(K key) {
        AtomicReference<Optional<Duration>> answer = new AtomicReference<>(Optional.empty());
        failures.update(key, (same, old) -> {
            long[] times = recent(old);
            if (times.length >= allowed) {
                answer.set(Optional.of(wait(times)));
                return times;
            }
            long[] more = new long[times.length + 1];
            System.arraycopy(times, 0, more, 0, times.length);
            more[times.length] = nanoTime.getAsLong();
            answer.set(Optional.empty());
            return more;
        });
        return answer.get();
    }

    /** How long the next attempt would have to wait; empty: not at all. Changes nothing. */
    public Optional<Duration> blocked(K key) {
        long[] times = recent(failures.get(key));
        return times.length >= allowed ? Optional.of(wait(times)) : Optional.empty();
    }

    /** The attempt was a success. */
    public void forget(K key) {
        failures.remove(key);
    }

    private Duration wait(long[] times) {
        return Duration.ofNanos(Math.max(0, times[0] + windowNanos - nanoTime.getAsLong()));
    }

    private long[] recent(long @Nullable [] times) {
        if (times == null) {
            return new long[0];
        }
        long now = nanoTime.getAsLong();
        int old = 0;
        while (old < times.length && now - times[old] >= windowNanos) {
            old++;
        }
        long[] rest = new long[times.length - old];
        System.arraycopy(times, old, rest, 0, rest.length);
        return rest;
    }
}
