package dev.sotto.backend.limit;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A map of limiter states that never holds much more than {@code capacity} keys. Beyond it, states that say nothing
 * any more go first, then any: who floods the map with keys wins at most a fresh state for {@code capacity} tries.
 *
 * <p>Any thread may call it; an update of one key is atomic.
 */
final class BoundedMap<K, V> {
    private final ConcurrentHashMap<K, V> states = new ConcurrentHashMap<>();
    private final int capacity;
    private final Predicate<V> forgettable;

    /** {@code forgettable}: whether a state may be dropped without a loss. */
    BoundedMap(int capacity, Predicate<V> forgettable) {
        this.capacity = capacity;
        this.forgettable = forgettable;
    }

    @Nullable
    V get(K key) {
        return states.get(key);
    }

    void update(K key, BiFunction<K, @Nullable V, @Nullable V> next) {
        states.compute(key, next);
        if (states.size() > capacity) {
            shrink();
        }
    }

    void remove(K key) {
        states.remove(key);
    }

    int size() {
        return states.size();
    }

    // Down to nine tenths, so that the scan is paid once in a while and not for each new key.
    private void shrink() {
        states.values().removeIf(forgettable);
        int goal = capacity - capacity / 10;
        Iterator<Map.Entry<K, V>> any = states.entrySet().iterator();
        while (states.size() > goal && any.hasNext()) {
            any.next();
            any.remove();
        }
    }
}
