package dev.sotto.crypto.session;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three fresh runs a build. A failure names its seed; {@code -Dsotto.bench.seed=N} repeats it, and
 * {@code -Dsotto.bench.runs=N} makes more runs.
 */
class TwoPartyBenchTest {
    private static final int STEPS = 2_000;

    @ParameterizedTest
    @MethodSource("seeds")
    void theConversationIsWholeAgainAfterEverythingThatCanHappen(long seed) {
        BenchRun run = new BenchRun(seed);
        int step = 0;
        try {
            for (; step < STEPS; step++) {
                run.step();
            }
            run.makePeace();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ", step " + step + ": " + e.getMessage(), e);
        }
    }

    static LongStream seeds() {
        Long fixed = Long.getLong("sotto.bench.seed");
        if (fixed != null) {
            return LongStream.of(fixed);
        }
        long first = System.nanoTime();
        return LongStream.range(first, first + Integer.getInteger("sotto.bench.runs", 3));
    }
}
