package dev.sotto.client.face.tui.term;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The input of a terminal with time limits. A second thread does the reading, one block each time it is asked for one, so
 * that nobody waits in a read while another program has the terminal.
 */
final class TtyInput implements ByteSource {
    private static final int BLOCK = 8192;
    private static final byte[] NOTHING_MORE = {};

    private final InputStream in;
    private final Semaphore asked = new Semaphore(0);
    private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(1);
    private byte[] block = {};
    private int at;
    private boolean waiting;
    private boolean ended;
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    TtyInput(InputStream in) {
        this.in = in;
    }

    void start() {
        Thread thread = new Thread(this::pump, "sotto-terminal-bytes");
        thread.setDaemon(true);
        thread.start();
    }

    /** From the next time that everything read is used up: reads nothing. */
    void pause() {
        gate = new CompletableFuture<>();
    }

    void resume() {
        gate.complete(null);
    }

    @Override
    public int read(long millis) throws IOException {
        if (at < block.length) {
            return block[at++] & 0xFF;
        }
        if (ended) {
            return END;
        }
        byte[] next = nextBlock(millis);
        if (next == null) {
            return EXPIRED;
        }
        waiting = false;
        block = next;
        at = 0;
        ended = next.length == 0;
        return ended ? END : block[at++] & 0xFF;
    }

    private byte @Nullable [] nextBlock(long millis) {
        try {
            if (!waiting) {
                if (millis == 0) {
                    gate.join();
                }
                waiting = true;
                asked.release();
            }
            return millis == 0 ? blocks.take() : blocks.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOTHING_MORE;
        }
    }

    private void pump() {
        byte[] buffer = new byte[BLOCK];
        int count = 0;
        while (count >= 0) {
            try {
                asked.acquire();
                count = in.read(buffer);
            } catch (IOException e) {
                count = -1; // the terminal went away
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                count = -1;
            }
            blocks.offer(count < 0 ? NOTHING_MORE : Arrays.copyOf(buffer, count));
        }
    }
}
