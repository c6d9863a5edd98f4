package dev.sotto.client.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What waits for one recipient, in order. After a refusal nothing is submitted until everything that was under way is
 * answered and the pause is over; then it starts again at the refused one, so that the order holds.
 */
final class Lane {
    private final TreeMap<Long, OutboxItem> waiting = new TreeMap<>();
    private final TreeMap<Long, OutboxItem> submitted = new TreeMap<>();
    private boolean refused;
    private int refusals;
    private long pausedUntilMillis;

    void add(OutboxItem item) {
        waiting.put(item.position(), item);
    }

    /** What could be submitted now. */
    Optional<OutboxItem> next(long nowMillis) {
        if (waiting.isEmpty() || nowMillis < pausedUntilMillis || (refused && !submitted.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(waiting.firstEntry().getValue());
    }

    void submit(OutboxItem item) {
        refused = false;
        waiting.remove(item.position());
        submitted.put(item.position(), item);
    }

    /** Accepted, or given up. */
    void remove(OutboxItem item) {
        waiting.remove(item.position());
        submitted.remove(item.position());
    }

    void acceptedOne() {
        refusals = 0;
    }

    /** Back in line. True the first time since something was accepted. */
    boolean refuse(OutboxItem item, long resumeAtMillis) {
        putBack(item);
        pausedUntilMillis = Math.max(pausedUntilMillis, resumeAtMillis);
        refusals++;
        return refusals == 1;
    }

    /** Refused only because something before it was. */
    void putBack(OutboxItem item) {
        refused = true;
        submitted.remove(item.position());
        waiting.put(item.position(), item);
    }

    int refusals() {
        return refusals;
    }

    /** The connection is gone: everything may be submitted again, on the next one. */
    void disconnected() {
        waiting.putAll(submitted);
        submitted.clear();
        refused = false;
        pausedUntilMillis = 0;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && submitted.isEmpty();
    }

    List<OutboxItem> waiting() {
        return List.copyOf(waiting.values());
    }

    List<OutboxItem> all() {
        List<OutboxItem> items = new ArrayList<>(submitted.values());
        items.addAll(waiting.values());
        return items;
    }
}
