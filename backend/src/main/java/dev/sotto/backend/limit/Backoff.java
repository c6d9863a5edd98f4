package dev.sotto.backend.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A number of free failures for each key, then a delay before each further attempt that doubles from {@code first} to
 * {@code longest}. A key that made no attempt for {@code longest} after its delay starts afresh. Any thread may call
 * it.
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

    /** Counts a failure: empty if the attempt was allowed; else it counts nothing, and says how long to wait. */
    public Optional<Duration> fail(K key) {
        AtomicReference<Optional<Duration>> answer = new AtomicReference<>(Optional.empty());
        states.update(key, (same, old) -> {
            long now = nanoTime.getAsLong();
            State state = old == null || stale(old) ? new State(0, now, 0) : old;
            long wait = remaining(state, now);
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

    /** How long the next attempt would have to wait; empty: not at all. Changes nothing. */
    public Optional<Duration> blocked(K key) {
        State state = states.get(key);
        if (state == null || stale(state)) {
            return Optional.empty();
        }
        long wait = remaining(state, nanoTime.getAsLong());
        return wait > 0 ? Optional.of(Duration.ofNanos(wait)) : Optional.empty();
    }

    /** A success of the one who owns the key. */
    public void forget(K key) {
        states.remove(key);
    }

    // last: when the last attempt failed; delay: from then until the next is allowed.
    private record State(int failures, long last, long delay) {}

    private static long remaining(State state, long now) {
        return state.delay - Math.max(0, now - state.last);
    }

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
