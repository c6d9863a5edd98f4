package dev.sotto.client.face.tui;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads for what would make the face wait: signing in, an editor, a link, a file. They end with the process. */
final class Worker implements AutoCloseable {
    private static final int WAITING = 64;

    private final ThreadPoolExecutor executor;

    Worker(int threads) {
        executor = new ThreadPoolExecutor(
                threads, threads, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Worker::thread);
        executor.allowCoreThreadTimeOut(true);
    }

    /** False, and nothing happens, if too much waits already. */
    boolean run(Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** What still runs is interrupted. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "face-worker");
        thread.setDaemon(true);
        return thread;
    }
}
