package dev.sotto.backend.log;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Lets so many lines through in each period and counts the rest. For any thread; never blocks. */
public final class NoiseLimit {
    private final int lines;
    private final long periodNanos;
    private final LongSupplier nanoTime;
    private final AtomicReference<Period> current;

    public NoiseLimit(int lines, Duration period, LongSupplier nanoTime) {
        this.lines = lines;
        this.periodNanos = period.toNanos();
        this.nanoTime = nanoTime;
        this.current = new AtomicReference<>(new Period(nanoTime.getAsLong(), 0));
    }

    /** Whether a line may be written. {@code suppressed} hears, once a new period begins, how many were not. */
    public boolean allow(LongConsumer suppressed) {
        long now = nanoTime.getAsLong();
        Period before = current.getAndUpdate(period -> period.next(now, periodNanos));
        Period after = before.next(now, periodNanos);
        if (after.start() != before.start() && before.count() > lines) {
            suppressed.accept(before.count() - lines);
        }
        return after.count() <= lines;
    }

    private record Period(long start, long count) {
        Period next(long now, long length) {
            return now - start >= length ? new Period(now, 1) : new Period(start, count + 1);
        }
    }
}
