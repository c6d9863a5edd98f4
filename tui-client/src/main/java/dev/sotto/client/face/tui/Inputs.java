package dev.sotto.client.face.tui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happens to the face, in one bounded queue that its one thread works off. Nothing is dropped: if the
 * face falls {@value #CAPACITY} inputs behind (a terminal that takes no output), whoever has more waits: the client's
 * context, and with it the relay, which keeps what is not acknowledged. Only the order to end waits for nobody, and
 * neither does the face itself, which would wait for ever: what it has to tell itself keeps its place all the same.
 */
final class Inputs {
    private static final int CAPACITY = 4096;

    private final BlockingQueue<Input> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicReference<Optional<Input>> end = new AtomicReference<>(Optional.empty());

    /** Of the thread that takes: what did not fit, and how many must have been taken before it. */
    private final Deque<Own> own = new ArrayDeque<>();

    private volatile @Nullable Thread taker;
    private long taken;

    private record Own(Input input, long due) {}

    void put(Input input) {
        if (Thread.currentThread() == taker) {
            if (!own.isEmpty() || !queue.offer(input)) {
                own.add(new Own(input, taken + queue.size()));
            }
            return;
        }
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
        Optional<Input> first = first();
        if (first.isPresent()) {
            return first;
        }
        Optional<Input> next = Optional.ofNullable(queue.poll(Math.max(0, millis), TimeUnit.MILLISECONDS));
        taken += next.isPresent() ? 1 : 0;
        return next;
    }

    /** The next one, however long it takes. */
    Input take() throws InterruptedException {
        Optional<Input> first = first();
        if (first.isPresent()) {
            return first.get();
        }
        Input next = queue.take();
        taken++;
        return next;
    }

    /** What waits for nothing. */
    private Optional<Input> first() {
        taker = Thread.currentThread();
        Optional<Input> order = end.getAndSet(Optional.empty());
        if (order.isEmpty() && !own.isEmpty() && own.element().due() <= taken) {
            return Optional.of(own.remove().input());
        }
        return order;
    }
}
