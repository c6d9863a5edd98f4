package dev.sotto.client.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What waits for one recipient, in order. After a refusal nothing is submitted until everything that was under way is
 * answered and the pause is over; then it starts again at the refused one, so that the order holds.
 */
final class Lane {
    /** What a relay may ask for, and our own backoff on top. */
    private static final long LONGEST_PAUSE_MILLIS = Refusals.MAX_PAUSE_MILLIS + 64_000;

    private final TreeMap<Long, OutboxItem> waiting = new TreeMap<>();
    private final TreeMap<Long, OutboxItem> submitted = new TreeMap<>();

    /** Positions of what the relay may have, though it has not said so. */
    private final Set<Long> doubtful = new HashSet<>();

    private boolean refused;
    private int refusals;
    private long pausedUntilMillis;

    /** At the end of the line. {@code maybeSubmitted}: it may have been submitted before this process began. */
    void add(OutboxItem item, boolean maybeSubmitted) {
        waiting.put(item.position(), item);
        if (maybeSubmitted) {
            doubtful.add(item.position());
        }
    }

    /** What could be submitted now. */
    Optional<OutboxItem> next(long nowMillis) {
        if (waiting.isEmpty() || isPaused(nowMillis) || (refused && !submitted.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(waiting.firstEntry().getValue());
    }

    // Longer than any pause is none: the clock was put back meanwhile.
    private boolean isPaused(long nowMillis) {
        return nowMillis < pausedUntilMillis && pausedUntilMillis - nowMillis <= LONGEST_PAUSE_MILLIS;
    }

    void submit(OutboxItem item) {
        refused = false;
        waiting.remove(item.position());
        submitted.put(item.position(), item);
        doubtful.add(item.position());
    }

    /** Accepted, or given up. */
    void remove(OutboxItem item) {
        waiting.remove(item.position());
        submitted.remove(item.position());
        doubtful.remove(item.position());
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
        doubtful.remove(item.position());
        submitted.remove(item.position());
        waiting.put(item.position(), item);
    }

    /** Nothing that is not accepted comes before it. */
    boolean isFirst(OutboxItem item) {
        return waiting.headMap(item.position()).isEmpty()
                && submitted.headMap(item.position()).isEmpty();
    }

    int size() {
        return waiting.size() + submitted.size();
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

    /** What the relay surely does not have. */
    List<OutboxItem> unsubmitted() {
        return waiting.values().stream()
                .filter(item -> !doubtful.contains(item.position()))
                .toList();
    }

    List<OutboxItem> all() {
        List<OutboxItem> items = new ArrayList<>(submitted.values());
        items.addAll(waiting.values());
        return items;
    }
}
