package dev.sotto.backend.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A number of free failures for each key, then a delay before each further attempt that doubles from {@code first} to
 * {@code longest}. A key that made no attempt for {@code longest} after its delay starts afresh. An attempt counts as a
 * failure when it begins. Any thread may call it.
 */
public final class Backoff<K> {
    private final int free;
    private final long firstNanos;
    private final long longestNanos;
    private final LongSupplier nanoTime;
    private final BoundedMap<K, State> states;

    public Backoff(int free, Duration first, Duration longest, int capacity, LongSupplier nanoTime) {
        this.free = free;
        this.firstNanos = first.toNanos();
        this.longestNanos = longest.toNanos();
        this.nanoTime = nanoTime;
        this.states = new BoundedMap<>(capacity, this::stale);
    }

    /** Begins an attempt: empty if it is allowed, else how long to wait. */
    public Optional<Duration> begin(K key) {
        AtomicReference<Optional<Duration>> answer = new AtomicReference<>(Optional.empty());
        states.update(key, (same, old) -> {
            long now = nanoTime.getAsLong();
            State state = old == null || stale(old) ? new State(0, now, 0) : old;
            long wait = state.delay - Math.max(0, now - state.last);
            if (wait > 0) {
                answer.set(Optional.of(Duration.ofNanos(wait)));
                return state;
            }
            answer.set(Optional.empty());
            int failures = state.failures + 1;
            return new State(failures, now, delayAfter(failures));
        });
        return answer.get();
    }

    /** The attempt was a success of the one who owns the key. */
    public void forget(K key) {
        states.remove(key);
    }

    /** The attempt was a success, but says nothing about the key's earlier failures: only this one is taken back. */
    public void takeBack(K key) {
        states.update(key, (same, old) -> {
            if (old == null || old.failures <= 1) {
                return null;
            }
            return new State(old.failures - 1, old.last, delayAfter(old.failures - 1));
        });
    }

    // last: when the last attempt began; delay: from then until the next is allowed.
    private record State(int failures, long last, long delay) {}

    private long delayAfter(int failures) {
        if (failures < free) {
            return 0;
        }
        int doublings = Math.min(failures - free, 62);
        return firstNanos > longestNanos >> doublings ? longestNanos : firstNanos << doublings;
    }

    private boolean stale(@Nullable State state) {
        return state != null && nanoTime.getAsLong() - state.last > state.delay + longestNanos;
    }
}
