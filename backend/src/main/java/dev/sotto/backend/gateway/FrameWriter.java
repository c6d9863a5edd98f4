package dev.sotto.backend.gateway;

import dev.sotto.protocol.Frames;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/**
 * Writes frames. A peer that does not read fills the queue; then its own frames are not read either, which bounds the
 * queue, and after the deadline it is given up.
 */
final class FrameWriter {
    /** Bytes that may wait for the peer before it counts as not reading. */
    private static final int QUEUE_BYTES = 256 * 1024;

    private final Vertx vertx;
    private final NetSocket socket;
    private final Duration deadline;
    private final Backpressure backpressure;
    private boolean stalled;

    FrameWriter(Vertx vertx, NetSocket socket, Duration deadline, Backpressure backpressure) {
        this.vertx = vertx;
        this.socket = socket;
        this.deadline = deadline;
        this.backpressure = backpressure;
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
    }

    /** The future completes when the bytes are with the operating system; it may be ignored. */
    Future<Void> write(ServerFrame frame) {
        Future<Void> written = socket.write(Buffer.buffer(Frames.encode(frame)));
        if (!stalled && socket.writeQueueFull()) {
            stalled = true;
            long timer = vertx.setTimer(deadline.toMillis(), id -> backpressure.givenUp());
            socket.drainHandler(drained -> {
                vertx.cancelTimer(timer);
                stalled = false;
                backpressure.drained();
            });
            backpressure.full();
        }
        return written;
    }

    /** What a full write queue means to the connection. */
    interface Backpressure {
        void full();

        void drained();

        /** The queue stayed full for the whole deadline. */
        void givenUp();
    }
}
