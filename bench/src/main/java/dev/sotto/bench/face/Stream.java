package dev.sotto.bench.face;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The peer writes, so many messages a second, until this is closed. */
final class Stream implements AutoCloseable {
    private static final int FLOWING = 200;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final CountDownLatch flowing = new CountDownLatch(FLOWING);
    private final BusyAccount account;
    private final ScheduledFuture<?> sending;

    private Stream(BusyAccount account, int rate) {
        this.account = account;
        long every = TimeUnit.SECONDS.toNanos(1) / rate;
        this.sending = clock.scheduleAtFixedRate(this::sendOne, 0, every, TimeUnit.NANOSECONDS);
    }

    static Stream start(BusyAccount account, int rate) {
        return new Stream(account, rate);
    }

    /** The first messages have gone: both programs have compiled what that takes. */
    void awaitFlow() throws InterruptedException {
        if (!flowing.await(1, TimeUnit.MINUTES) || sending.isDone()) {
            throw new IllegalStateException("the peer does not write");
        }
    }

    /** How many it has written; fails if it could not go on. */
    int sent() {
        if (sending.isDone()) {
            throw new IllegalStateException("the peer does not write any more");
        }
        return sent.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void sendOne() {
        try {
            account.send("news " + sent.incrementAndGet() + " of today, a line as people write them to each other");
            flowing.countDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
