package dev.sotto.backend.gateway;

import dev.sotto.protocol.Frames;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/**
 * Writes frames. A peer that does not read fills the queue; then its own frames are not read either, which bounds the
 * queue. One that takes not a single frame in a whole deadline is given up; a slow one that goes on reading is not.
 */
final class FrameWriter {
    /** Bytes that may wait for the peer before it counts as not reading. */
    private static final int QUEUE_BYTES = 256 * 1024;

    private static final long NONE = -1;

    private final Vertx vertx;
    private final NetSocket socket;
    private final Duration deadline;
    private final Backpressure backpressure;
    private boolean stalled;
    private boolean progress;
    private long timer = NONE;

    FrameWriter(Vertx vertx, NetSocket socket, Duration deadline, Backpressure backpressure) {
        this.vertx = vertx;
        this.socket = socket;
        this.deadline = deadline;
        this.backpressure = backpressure;
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
    }

    void write(ServerFrame frame) {
        socket.write(Buffer.buffer(Frames.encode(frame))).onSuccess(taken -> progress = true);
        if (!stalled && socket.writeQueueFull()) {
            stalled = true;
            watch();
            socket.drainHandler(drained -> {
                vertx.cancelTimer(timer);
                stalled = false;
                backpressure.drained();
            });
            backpressure.full();
        }
    }

    private void watch() {
        progress = false;
        timer = vertx.setTimer(deadline.toMillis(), id -> {
            if (progress) {
                watch();
            } else {
                backpressure.givenUp();
            }
        });
    }

    /** What a full write queue means to the connection. */
    interface Backpressure {
        void full();

        void drained();

        /** The queue stayed full, and nothing left it, for the whole deadline. */
        void givenUp();
    }
}
