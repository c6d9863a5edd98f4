package dev.sotto.backend.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineLayoutTest {
    private final LineLayout layout = new LineLayout();
    private final LoggerContext context = new LoggerContext();

    @Test
    void anEventIsOneLineWhateverItSays() {
        String line = line("dev.sotto.backend.X", Level.INFO, "a\nb\u001b[31m\u2028c\u009b", null);

        assertThat(line).matches("\\S+Z INFO  a\\?b\\?\\[31m\\?c\\?\n");
    }

    @Test
    void onlyErrorsOfOurOwnHaveATraceAndNotManyOfThem() {
        Exception failure = new IllegalStateException("boom");

        assertThat(line("io.vertx.X", Level.ERROR, "x", failure)).doesNotContain("\tat ");
        assertThat(line("dev.sotto.X", Level.WARN, "x", failure)).doesNotContain("\tat ");
        int traces = 0;
        for (int i = 0; i < 100; i++) {
            traces += line("dev.sotto.X", Level.ERROR, "x", failure).contains("\tat ") ? 1 : 0;
        }
        assertThat(traces).isBetween(1, 6);
    }

    @Test
    void noiseIsLimitedPerPeriodAndTheRestCounted() {
        AtomicLong now = new AtomicLong();
        NoiseLimit limit = new NoiseLimit(2, Duration.ofSeconds(1), now::get);
        AtomicLong left = new AtomicLong();

        assertThat(limit.allow(left::set)).isTrue();
        assertThat(limit.allow(left::set)).isTrue();
        assertThat(limit.allow(left::set)).isFalse();
        assertThat(limit.allow(left::set)).isFalse();
        assertThat(left).hasValue(0);
        now.set(Duration.ofSeconds(1).toNanos());
        assertThat(limit.allow(left::set)).isTrue();
        assertThat(left).hasValue(2);
    }

    private String line(String logger, Level level, String text, @Nullable Throwable failure) {
        LoggingEvent event = new LoggingEvent("", context.getLogger(logger), level, text, failure, new Object[0]);
        return layout.doLayout(event);
    }
}
