package dev.sotto.client.runtime;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.net.CloseReason;
import dev.sotto.client.net.RelayIdentity;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.Registration;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One connection: questions and answers first, then a stream of frames. Frames that nobody took yet are kept, bounded by
 * pausing the line. Remembers the last problem that the relay stated, which says why it closed.
 */
final class Wire {
    private static final long PATIENCE_MILLIS = 20_000;
    private static final int MAX_KEPT = 64;

    private final Vertx vertx;
    private final RelayLine line;
    private final Deque<ServerFrame> kept = new ArrayDeque<>();
    private Optional<Promise<ServerFrame>> asked = Optional.empty();
    private Optional<Consumer<ServerFrame>> stream = Optional.empty();
    private Optional<Runnable> closeHandler = Optional.empty();
    private Optional<Problem> lastProblem = Optional.empty();
    private boolean closed;
    private boolean misbehaved;

    Wire(Vertx vertx, RelayLine line) {
        this.vertx = vertx;
        this.line = line;
        line.start(this::received, this::ended);
    }

    RelayIdentity identity() {
        return line.identity();
    }

    Registration registration() {
        return line.registration();
    }

    /** The next frame, in answer; a Problem fails it as {@link Refused}. One question at a time, before the stream. */
    Future<ServerFrame> ask(ClientFrame frame) {
        if (closed) {
            return Future.failedFuture(lost());
        }
        Promise<ServerFrame> answer = Promise.promise();
        asked = Optional.of(answer);
        long timer = vertx.setTimer(PATIENCE_MILLIS, id -> {
            if (answer.tryFail(
                    new CommandFailure(ErrorCode.UNREACHABLE, "The relay did not answer in time. Try again later."))) {
                close();
            }
        });
        line.send(frame);
        return answer.future().onComplete(result -> vertx.cancelTimer(timer)).compose(Wire::orRefused);
    }

    /** From now on every frame goes there; the end goes to {@code onClose}, at once if it was before. */
    void stream(Consumer<ServerFrame> frames, Runnable onClose) {
        stream = Optional.of(frames);
        while (!kept.isEmpty()) {
            frames.accept(kept.remove());
        }
        line.resume();
        if (closed) {
            onClose.run();
        } else {
            closeHandler = Optional.of(onClose);
        }
    }

    void send(ClientFrame frame) {
        if (!closed) {
            line.send(frame);
        }
    }

    void pause() {
        line.pause();
    }

    void resume() {
        line.resume();
    }

    Optional<Problem> lastProblem() {
        return lastProblem;
    }

    /** The relay sent what is no frame, which ended the connection. */
    Optional<CommandFailure> misbehaviour() {
        return misbehaved
                ? Optional.of(new CommandFailure(
                        ErrorCode.RELAY_MISBEHAVED,
                        "The relay does not keep to the protocol: it sent what is no frame. Ask its operator."))
                : Optional.empty();
    }

    Future<Void> close() {
        return closed ? Future.succeededFuture() : line.close();
    }

    private void received(ServerFrame frame) {
        if (frame.hasProblem()) {
            lastProblem = Optional.of(frame.getProblem());
        }
        if (asked.isPresent()) {
            Promise<ServerFrame> answer = asked.get();
            asked = Optional.empty();
            answer.tryComplete(frame);
        } else if (stream.isPresent()) {
            stream.get().accept(frame);
        } else {
            kept.add(frame);
            if (kept.size() >= MAX_KEPT) {
                line.pause();
            }
        }
    }

    private void ended(CloseReason reason) {
        closed = true;
        misbehaved = reason == CloseReason.MISBEHAVED;
        asked.ifPresent(answer -> answer.tryFail(lost()));
        asked = Optional.empty();
        closeHandler.ifPresent(Runnable::run);
        closeHandler = Optional.empty();
    }

    private static Future<ServerFrame> orRefused(ServerFrame frame) {
        return frame.hasProblem()
                ? Future.failedFuture(new Refused(frame.getProblem()))
                : Future.succeededFuture(frame);
    }

    private CommandFailure lost() {
        return misbehaviour()
                .orElseGet(() -> new CommandFailure(
                        ErrorCode.UNREACHABLE, "The connection to the relay was lost. Try again later."));
    }
}
