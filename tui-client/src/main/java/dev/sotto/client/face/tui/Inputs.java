package dev.sotto.client.face.tui;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Everything that happens to the face, in one bounded queue that its one thread works off. Nothing is dropped: if the
 * face falls {@value #CAPACITY} inputs behind (a terminal that takes no output), whoever has more waits: the client's
 * context, and with it the relay, which keeps what is not acknowledged. Only the order to end waits for nobody.
 */
final class Inputs {
    private static final int CAPACITY = 4096;

    private final BlockingQueue<Input> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicReference<Optional<Input>> end = new AtomicReference<>(Optional.empty());

    void put(Input input) {
        try {
            queue.put(input);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes before everything else, and never waits. */
    void putFirst(Input order) {
        end.compareAndSet(Optional.empty(), Optional.of(order));
        boolean woken = queue.offer(new Input.Tick());
        assert woken || queue.remainingCapacity() < CAPACITY : "a full queue wakes the face too";
    }

    /** The next one, or empty if none came within that time; at once if it is 0. */
    Optional<Input> take(long millis) throws InterruptedException {
        Optional<Input> first = end.getAndSet(Optional.empty());
        return first.isPresent() ? first : Optional.ofNullable(queue.poll(Math.max(0, millis), TimeUnit.MILLISECONDS));
    }

    /** The next one, however long it takes. */
    Input take() throws InterruptedException {
        Optional<Input> first = end.getAndSet(Optional.empty());
        return first.isPresent() ? first.get() : queue.take();
    }
}
