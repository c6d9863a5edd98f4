package dev.sotto.backend.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final TokenBuckets<String> buckets = new TokenBuckets<>(3, Duration.ofSeconds(10), 100, now::get);

    @Test
    void aBurstThenOneForEachInterval() {
        assertThat(taken("a", 5)).isEqualTo(3);
        pass(Duration.ofMillis(9_999));
        assertThat(taken("a", 5)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(taken("a", 5)).isEqualTo(1);
        pass(Duration.ofHours(1));
        assertThat(taken("a", 5)).isEqualTo(3);
    }

    @Test
    void theAnswerSaysHowLongToWait() {
        taken("a", 3);
        pass(Duration.ofSeconds(4));
        Optional<Duration> wait = buckets.tryTake("a");
        assertThat(wait).contains(Duration.ofSeconds(6));
    }

    @Test
    void keysDoNotShare() {
        taken("a", 3);
        assertThat(taken("b", 3)).isEqualTo(3);
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        taken("a", 3);
        pass(Duration.ofDays(-1));
        assertThat(taken("a", 3)).isZero();
        pass(Duration.ofDays(1).plusSeconds(10));
        assertThat(taken("a", 3)).isEqualTo(1);
    }

    @Test
    void theNumberOfKeysIsBoundedAndFullBucketsGoFirst() {
        taken("victim", 3);
        for (int i = 0; i < 10_000; i++) {
            pass(Duration.ofSeconds(1));
            taken("key " + i, 1);
            // Kept busy, so that it is never refilled.
            taken("victim", 1);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(100);
        assertThat(taken("victim", 3)).isLessThanOrEqualTo(1);
    }

    @Test
    void takingAtOnceFromManyThreadsGivesNoMoreThanTheBurst() throws InterruptedException {
        AtomicInteger total = new AtomicInteger();
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> total.addAndGet(taken("a", 100)));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(total).hasValue(3);
    }

    private int taken(String key, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            if (buckets.tryTake(key).isEmpty()) {
                taken++;
            }
        }
        return taken;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
