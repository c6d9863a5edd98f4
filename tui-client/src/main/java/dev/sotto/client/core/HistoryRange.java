package dev.sotto.client.core;

import java.util.OptionalLong;

/**
 * Which messages of a chat are wanted: at most {@code limit}, with numbers between two that are not part of it. With
 * {@code after} alone they are the first behind it, otherwise the last there are.
 */
public record HistoryRange(int limit, OptionalLong before, OptionalLong after) {
    /** The last messages. */
    public static HistoryRange last(int limit) {
        return new HistoryRange(limit, OptionalLong.empty(), OptionalLong.empty());
    }

    /** The numbers {@code from} (part of it) to {@code to} (not part of it); none if they are equal. */
    public record Numbers(long from, long to) {}

    /** The same of a chat that has the numbers from {@code first} to {@code next - 1}. */
    public Numbers within(long first, long next) {
        long low = Math.max(first, after.isPresent() ? increased(after.getAsLong()) : first);
        long high = Math.max(low, Math.min(next, before.orElse(next)));
        long count = Math.min(Math.max(0, limit), high - low);
        boolean fromBelow = after.isPresent() && before.isEmpty();
        return fromBelow ? new Numbers(low, low + count) : new Numbers(high - count, high);
    }

    private static long increased(long number) {
        return number == Long.MAX_VALUE ? number : number + 1;
    }
}
