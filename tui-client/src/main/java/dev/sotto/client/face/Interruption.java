package dev.sotto.client.face;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The way a signal reaches a face: the hook of the process calls {@link #interrupt} and waits until the face has
 * closed its client, so that the relay is told and the store is closed.
 */
public final class Interruption {
    private final AtomicReference<Optional<Runnable>> listener = new AtomicReference<>(Optional.empty());
    private final CountDownLatch finished = new CountDownLatch(1);

    /** Calls {@code onInterrupt} once when the process is told to end. */
    public void listen(Runnable onInterrupt) {
        listener.set(Optional.of(onInterrupt));
    }

    /** The face has ended; nothing has to be waited for. */
    public void finished() {
        listener.set(Optional.empty());
        finished.countDown();
    }

    /** Tells the face, and waits for it if there is one. */
    public void interrupt(long limitMillis) {
        Optional<Runnable> told = listener.getAndSet(Optional.empty());
        if (told.isEmpty()) {
            return;
        }
        told.get().run();
        try {
            if (!finished.await(limitMillis, TimeUnit.MILLISECONDS)) {
                return; // the process ends all the same; the store survives that
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
