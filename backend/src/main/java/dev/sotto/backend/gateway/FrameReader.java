package dev.sotto.backend.gateway;

import dev.sotto.protocol.FrameDecoder;
import dev.sotto.protocol.Frames;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.ClientFrame;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;

/**
 * Turns what arrives into frames and hands them over one at a time: the next frame waits until the work for the one
 * before is done, and meanwhile the socket is not read. Holds at most one socket buffer and one unfinished frame.
 */
final class FrameReader {
    private static final long NONE = -1;

    private final Vertx vertx;
    private final NetSocket socket;
    private final Duration deadline;
    private final Receiver receiver;
    private final FrameDecoder decoder = new FrameDecoder(Limits.FRAME_BEFORE_LOGIN);
    private boolean working;
    private boolean held;
    private boolean stopped;
    private long timer = NONE;

    FrameReader(Vertx vertx, NetSocket socket, Duration deadline, Receiver receiver) {
        this.vertx = vertx;
        this.socket = socket;
        this.deadline = deadline;
        this.receiver = receiver;
    }

    /** The next bytes of the stream. */
    void feed(Buffer bytes) {
        if (!stopped) {
            decoder.feed(bytes.getBytes());
            pump();
        }
    }

    /** From here on frames may be as large as those after login. */
    void allowLargeFrames() {
        decoder.limit(Limits.FRAME_AFTER_LOGIN);
    }

    /** Stops reading until {@link #release()}: the peer does not take what we send. */
    void hold() {
        held = true;
        cancelDeadline();
        socket.pause();
    }

    void release() {
        held = false;
        carryOn();
    }

    /** No further frame is handed over; what still arrives is thrown away, so that closing does not reset the peer. */
    void stop() {
        stopped = true;
        cancelDeadline();
        socket.resume();
    }

    private void carryOn() {
        if (!stopped && !working && !held) {
            pump();
            if (!working && !held) {
                socket.resume();
            }
        }
    }

    private void pump() {
        try {
            while (!stopped && !working && !held) {
                Optional<byte[]> body = decoder.next();
                if (body.isEmpty()) {
                    break;
                }
                cancelDeadline();
                handOver(Frames.decodeClient(body.get()));
            }
        } catch (ProtocolException e) {
            receiver.broken(e);
        }
        watchDeadline();
    }

    private void handOver(ClientFrame frame) {
        Future<Void> done = receiver.frame(frame);
        if (!done.isComplete()) {
            working = true;
            socket.pause();
            done.onComplete(ignored -> {
                working = false;
                carryOn();
            });
        }
    }

    // Only the peer's time counts: not while we work, and not while we do not read.
    private void watchDeadline() {
        if (stopped || working || held || !decoder.midFrame()) {
            cancelDeadline();
        } else if (timer == NONE) {
            timer = vertx.setTimer(deadline.toMillis(), id -> {
                timer = NONE;
                receiver.late("A frame was begun and not finished in time.");
            });
        }
    }

    private void cancelDeadline() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }

    /** Where frames go. Called on the connection's context. */
    interface Receiver {
        /** The next frame; the one after it comes when the future has completed. Never fails. */
        Future<Void> frame(ClientFrame frame);

        /** The bytes are not frames. */
        void broken(ProtocolException problem);

        /** The peer missed a deadline; the sentence says which. */
        void late(String what);
    }
}
