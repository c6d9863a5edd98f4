package dev.sotto.backend.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final AtomicLong now = new AtomicLong();

    @Test
    void aWindowAllowsSoManyFailuresAndOpensAsTheyGrowOld() {
        FailureWindow<String> window = new FailureWindow<>(3, Duration.ofMinutes(5), 100, now::get);
        assertThat(window.fail("a")).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(window.fail("a")).isEmpty();
        assertThat(window.blocked("a")).isEmpty();
        assertThat(window.fail("a")).isEmpty();
        assertThat(window.blocked("a")).contains(Duration.ofMinutes(4));
        Optional<Duration> wait = window.fail("a");
        assertThat(wait).contains(Duration.ofMinutes(4));
        pass(Duration.ofMinutes(4));
        assertThat(window.fail("a")).isEmpty();
        assertThat(window.fail("a")).isPresent();
        window.forget("a");
        assertThat(window.fail("a")).isEmpty();
    }

    @Test
    void aBackoffDoublesAfterItsFreeFailuresUpToItsLongest() {
        Backoff<String> backoff = new Backoff<>(2, Duration.ofSeconds(30), Duration.ofMinutes(15), 100, now::get);
        assertThat(backoff.fail("a")).isEmpty();
        assertThat(backoff.fail("a")).isEmpty();
        Duration expected = Duration.ofSeconds(30);
        for (int i = 0; i < 40; i++) {
            Optional<Duration> wait = backoff.fail("a");
            assertThat(wait).contains(expected);
            pass(expected.minusNanos(1));
            assertThat(backoff.fail("a")).isPresent();
            assertThat(backoff.blocked("a")).contains(Duration.ofNanos(1));
            pass(Duration.ofNanos(1));
            assertThat(backoff.blocked("a")).isEmpty();
            assertThat(backoff.fail("a")).isEmpty();
            Duration doubled = expected.multipliedBy(2);
            expected = doubled.compareTo(Duration.ofMinutes(15)) > 0 ? Duration.ofMinutes(15) : doubled;
        }
    }

    @Test
    void aBackoffForgetsWhenToldOrWhenLongUnused() {
        Backoff<String> backoff = new Backoff<>(1, Duration.ofSeconds(30), Duration.ofMinutes(15), 100, now::get);
        assertThat(backoff.fail("a")).isEmpty();
        assertThat(backoff.fail("a")).isPresent();
        backoff.forget("a");
        assertThat(backoff.fail("a")).isEmpty();
        pass(Duration.ofSeconds(30));
        assertThat(backoff.fail("a")).isEmpty();
        pass(Duration.ofMinutes(30));
        assertThat(backoff.fail("a")).isEmpty();
        Optional<Duration> firstDelay = backoff.fail("a");
        assertThat(firstDelay).contains(Duration.ofSeconds(30));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
