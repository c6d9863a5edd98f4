package dev.sotto.client.net;

import dev.sotto.protocol.FrameDecoder;
import dev.sotto.protocol.Frames;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Ping;
import dev.sotto.protocol.v1.Pong;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A socket that speaks frames: cuts and parses them, answers pings, notices a relay that is silent, and says once that
 * it ended. Lives on the context of its socket; {@link #send} may be called from anywhere.
 */
final class FrameSocket {
    private final Context context;
    private final NetSocket socket;
    private final Heartbeat heartbeat;
    private final FrameDecoder decoder = new FrameDecoder(Limits.FRAME_BEFORE_LOGIN);

    private Consumer<ServerFrame> onFrame = frame -> {};
    private Consumer<CloseReason> onClose = reason -> {};
    private volatile Optional<CloseReason> ended = Optional.empty();
    private boolean paused;
    private long lastHeard;
    private boolean awaitsAnswer;
    private long pingedAt;
    private long nonce;
    private long timer;

    FrameSocket(Context context, NetSocket socket, Heartbeat heartbeat) {
        this.context = context;
        this.socket = socket;
        this.heartbeat = heartbeat;
        this.lastHeard = now();
        socket.handler(this::onBytes);
        // The end comes behind the bytes that came before it, also where those wait for a resume.
        socket.endHandler(nothing -> end(CloseReason.BY_RELAY));
        // A failed socket closes, and that is what is reported.
        socket.exceptionHandler(e -> {});
        arm(heartbeat.idleMillis());
    }

    /** Who gets what comes from here on. One that comes after the end is told the end at once. */
    void handlers(Consumer<ServerFrame> frames, Consumer<CloseReason> close) {
        onFrame = frames;
        if (ended.isPresent()) {
            close.accept(ended.get());
        } else {
            onClose = close;
        }
    }

    /** Fails after the end, or if the frame is larger than the relay takes. */
    Future<Void> send(ClientFrame frame) {
        if (ended.isPresent()) {
            return Future.failedFuture(
                    new RelayException(RelayException.Reason.UNREACHABLE, "The connection to the relay has ended."));
        }
        if (frame.getSerializedSize() > Limits.FRAME_AFTER_LOGIN) {
            return Future.failedFuture(new IllegalArgumentException("The frame is larger than a relay takes."));
        }
        return socket.write(Buffer.buffer(Frames.encode(frame)));
    }

    boolean writeQueueFull() {
        return socket.writeQueueFull();
    }

    void pause() {
        paused = true;
        socket.pause();
    }

    void resume() {
        if (paused && ended.isEmpty()) {
            paused = false;
            lastHeard = now();
            drain();
            // A handler may have paused again meanwhile.
            if (!paused) {
                socket.resume();
            }
        }
    }

    /** Writes what is under way and closes. */
    Future<Void> close(CloseReason reason) {
        end(reason);
        return socket.close();
    }

    private void onBytes(Buffer bytes) {
        lastHeard = now();
        decoder.feed(bytes.getBytes());
        drain();
    }

    private void drain() {
        try {
            while (!paused && ended.isEmpty()) {
                Optional<byte[]> body = decoder.next();
                if (body.isEmpty()) {
                    return;
                }
                dispatch(Frames.decodeServer(body.get()));
            }
        } catch (ProtocolException e) {
            end(CloseReason.MISBEHAVED);
        }
    }

    private void dispatch(ServerFrame frame) {
        switch (frame.getBodyCase()) {
            case PING -> answer(frame.getPing());
            case PONG -> {
                // that it came is all it says
            }
            case LOGGED_IN -> {
                decoder.limit(Limits.FRAME_AFTER_LOGIN);
                onFrame.accept(frame);
            }
            default -> onFrame.accept(frame);
        }
    }

    // A relay that pings without reading the answers gets none: the queue stays bounded.
    private void answer(Ping ping) {
        if (!socket.writeQueueFull()) {
            forget(send(ClientFrame.newBuilder()
                    .setPong(Pong.newBuilder().setNonce(ping.getNonce()))
                    .build()));
        }
    }

    private void beat() {
        long now = now();
        if (paused) {
            // Nothing can be heard by our own will.
            lastHeard = now;
        }
        if (awaitsAnswer && lastHeard < pingedAt) {
            end(CloseReason.SILENT);
            return;
        }
        awaitsAnswer = false;
        long quiet = now - lastHeard;
        if (quiet < heartbeat.idleMillis()) {
            arm(heartbeat.idleMillis() - quiet);
            return;
        }
        awaitsAnswer = true;
        pingedAt = now;
        forget(send(ClientFrame.newBuilder()
                .setPing(Ping.newBuilder().setNonce(++nonce))
                .build()));
        arm(heartbeat.answerMillis());
    }

    private void arm(long millis) {
        timer = context.owner().setTimer(Math.max(1, millis), id -> beat());
    }

    private void end(CloseReason reason) {
        if (ended.isEmpty()) {
            ended = Optional.of(reason);
            context.owner().cancelTimer(timer);
            forget(socket.close());
            onClose.accept(reason);
        }
    }

    // A failed write ends the socket, and that is what is reported.
    private static void forget(Future<Void> future) {
        future.onFailure(e -> {});
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
