package dev.sotto.bench.face;

import dev.sotto.e2e.PtyProgram;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Types letters at irregular times and notes when each comes back on the terminal. It types on time, also while an
 * earlier letter is still awaited: a slow answer does not hide the ones behind it. The letters are of an alphabet that
 * nothing else on the screen uses.
 */
final class Typist {
    static final String LETTERS = "абвгдежзийклмнопрстуфхцчшщыэюя";
    private static final String DELETE_LINE = "\025";
    private static final int LINE = 24;
    private static final long MIN_MILLIS = 40;
    private static final int MORE_MILLIS = 120;
    private static final long PATIENCE_SECONDS = 10;

    private record Key(char letter, long typedAt) {}

    private final PtyProgram program;
    private final Random random;
    private final BlockingQueue<Key> typed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> delays = new LinkedBlockingQueue<>();
    private final Deque<Key> awaited = new ArrayDeque<>();

    Typist(PtyProgram program, long seed) {
        this.program = program;
        this.random = new Random(seed);
        program.listen(this::take);
    }

    /** Fails if a letter does not come back. A line is deleted once all of it was seen. */
    Samples type(int keys) throws IOException, InterruptedException {
        long[] nanos = new long[keys];
        int seen = 0;
        for (int first = 0; first < keys; first = seen) {
            int end = Math.min(keys, first + LINE);
            typeLine(first, end);
            while (seen < end) {
                nanos[seen++] = awaitOne();
            }
            program.type(DELETE_LINE);
        }
        return new Samples(nanos);
    }

    private void typeLine(int first, int end) throws IOException {
        long next = System.nanoTime();
        for (int i = first; i < end; i++) {
            next += TimeUnit.MILLISECONDS.toNanos(MIN_MILLIS + random.nextInt(MORE_MILLIS));
            parkUntil(next);
            char letter = LETTERS.charAt(i % LETTERS.length());
            typed.add(new Key(letter, System.nanoTime()));
            program.type(String.valueOf(letter));
        }
    }

    private long awaitOne() throws InterruptedException {
        @Nullable Long delay = delays.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (delay == null) {
            throw new IllegalStateException("a key did not come back:\n" + String.join("\n", program.rows()));
        }
        return delay;
    }

    private void take(String chunk) {
        long now = System.nanoTime();
        typed.drainTo(awaited);
        while (!awaited.isEmpty() && chunk.indexOf(awaited.peek().letter()) >= 0) {
            delays.add(now - awaited.remove().typedAt());
        }
    }

    private static void parkUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
