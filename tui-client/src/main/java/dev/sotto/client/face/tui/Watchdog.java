package dev.sotto.client.face.tui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends the process some time after a signal told it to end, also if the face hangs on a terminal that takes nothing. */
final class Watchdog {
    private static final long LIMIT_SECONDS = 8;

    private final CountDownLatch ended = new CountDownLatch(1);

    /** {@code code}: how the process ends if the face does not end it before. */
    void arm(int code) {
        Thread thread = new Thread(() -> wait(code), "end-after-signal");
        thread.setDaemon(true);
        thread.start();
    }

    /** The face has ended. */
    void disarm() {
        ended.countDown();
    }

    private void wait(int code) {
        try {
            if (!ended.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
