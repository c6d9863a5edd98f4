package dev.sotto.bench.face;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Durations in nanoseconds, and what is said about them: milliseconds with a digit or two. */
final class Samples {
    private final long[] sorted;

    Samples(long[] nanos) {
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** The smallest one that so many percent do not exceed (nearest rank). */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return millis(sorted[Math.max(0, rank - 1)]);
    }

    Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("n", sorted.length);
        summary.put("min", percentile(0));
        summary.put("p50", percentile(50));
        summary.put("p90", percentile(90));
        summary.put("p99", percentile(99));
        summary.put("max", percentile(100));
        return summary;
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }
}
