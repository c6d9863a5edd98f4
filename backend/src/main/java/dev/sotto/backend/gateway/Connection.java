package dev.sotto.backend.gateway;

import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.store.StoreException;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Ping;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One connection: its state, and the way out of it. Lives on the context of its socket; every call comes from there.
 * Whatever ends it, what the state holds is let go of exactly once, and the peer is told why before the socket closes.
 */
final class Connection implements FrameReader.Receiver, FrameWriter.Backpressure, Presence.Holder {
    private final Vertx vertx;
    private final NetSocket socket;
    private final Goodbye goodbye;
    private final ConnectionLog log;
    private final Admission.Ticket ticket;
    private final Presence presence;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final Heartbeat heartbeat;
    private final Promise<Void> gone = Promise.promise();
    private final long loginTimer;
    private State state;
    private Future<Void> work = Future.succeededFuture();
    private Supplier<Future<Void>> leavePresence = Future::succeededFuture;
    private boolean shuttingDown;
    private boolean admitted;
    private boolean closing;
    private Future<Void> left = Future.succeededFuture();

    Connection(
            Vertx vertx,
            NetSocket socket,
            Deadlines deadlines,
            Admission.Ticket ticket,
            Presence presence,
            Services services) {
        this.vertx = vertx;
        this.socket = socket;
        this.goodbye = new Goodbye(vertx, socket, deadlines.goodbye());
        this.ticket = ticket;
        this.presence = presence;
        this.log = new ConnectionLog(socket.remoteAddress().toString());
        this.reader = new FrameReader(vertx, socket, deadlines.frame(), this);
        this.writer = new FrameWriter(vertx, socket, deadlines.write(), this);
        this.heartbeat = new Heartbeat(vertx, deadlines, this::ping, this::givenUp);
        this.state = new AwaitHello(this, services);
        this.loginTimer = vertx.setTimer(deadlines.login().toMillis(), id -> late("No login came in time."));
    }

    /** Begins to read. */
    void open() {
        admitted = true;
        log.opened();
        socket.exceptionHandler(
                failure -> log.debug("broke off: " + failure.getClass().getSimpleName()));
        socket.closeHandler(ignored -> closed());
        socket.handler(bytes -> {
            heartbeat.heard();
            reader.feed(bytes);
        });
    }

    /** Says why there is no place, and closes. */
    void turnAway() {
        log.noise("is turned away: too many connections.");
        socket.exceptionHandler(failure -> {});
        socket.closeHandler(ignored -> closed());
        socket.handler(ignored -> {});
        close(Problems.closing(
                        ProblemCode.PROBLEM_RATE_LIMITED, "The relay has too many connections; try again in a minute.")
                .toBuilder()
                .setRetryAfterSeconds(60)
                .build());
    }

    ConnectionLog log() {
        return log;
    }

    Presence presence() {
        return presence;
    }

    /** Where the peer is, as limits count it: without the port, and of an IPv6 address the network only. */
    String address() {
        return ticket.site();
    }

    void send(ServerFrame frame) {
        if (!closing) {
            writer.write(frame);
        }
    }

    /** The peer has logged in. */
    void authenticated() {
        vertx.cancelTimer(loginTimer);
        ticket.authenticated();
        reader.allowLargeFrames();
        heartbeat.start();
    }

    @Override
    public Future<Void> frame(ClientFrame frame) {
        Future<State> next;
        try {
            next = state.on(frame);
        } catch (ProtocolException | Refused | RuntimeException e) {
            next = Future.failedFuture(e);
        }
        if (next.succeeded()) {
            become(next.result());
            return Future.succeededFuture();
        }
        work = next.transform(result -> {
            if (result.succeeded()) {
                become(result.result());
            } else {
                failed(result.cause());
            }
            return Future.succeededFuture();
        });
        return work;
    }

    private void become(State next) {
        if (closing) {
            next.leave();
        } else {
            state = next;
        }
    }

    /** Something was refused, misunderstood or broken, and the connection cannot go on. */
    void failed(Throwable cause) {
        if (closing) {
            return;
        }
        if (cause instanceof Refused refused) {
            log.debug("was refused: " + Problems.name(refused.code()));
            close(Problems.of(refused, true));
        } else if (cause instanceof ProtocolException fault) {
            broken(fault);
        } else if (cause instanceof StoreException) {
            log.error("could not be served, the store failed.", cause);
            close(Problems.closing(
                    ProblemCode.PROBLEM_STORAGE, "The relay cannot reach its storage; try again later."));
        } else {
            log.error("met an internal error.", cause);
            close(Problems.closing(ProblemCode.PROBLEM_STORAGE, "The relay had an internal error; try again later."));
        }
    }

    @Override
    public void broken(ProtocolException fault) {
        log.noise("sent what the protocol does not allow: " + fault.getMessage());
        close(Problems.of(fault));
    }

    @Override
    public void late(String what) {
        log.noise("is too late. " + what);
        close(Problems.closing(ProblemCode.PROBLEM_TIMEOUT, what));
    }

    @Override
    public void full() {
        reader.hold();
    }

    @Override
    public void drained() {
        if (!shuttingDown) {
            reader.release();
        }
    }

    /** The peer neither reads nor answers: nobody is there to be told why. */
    @Override
    public void givenUp() {
        if (!closing) {
            log.info("does not answer any more.");
            end();
            socket.pause();
            goodbye.close();
        }
    }

    @Override
    public void entered(Supplier<Future<Void>> leave) {
        if (closing) {
            // It has left while it was on its way in.
            left = left.transform(ignored -> leave.get());
        } else {
            leavePresence = leave;
        }
    }

    @Override
    public Future<Boolean> answers(Duration patience) {
        return closing ? Future.succeededFuture(false) : heartbeat.probe(patience);
    }

    @Override
    public Future<Void> replaced() {
        if (!closing) {
            log.info("is replaced by another connection.");
            close(Problems.closing(
                    ProblemCode.PROBLEM_REPLACED, "This account has logged in from another connection."));
        }
        return left;
    }

    /** The relay stops: what has been taken is finished and answered, then the connection closes. */
    Future<Void> shutDown(Duration patience) {
        if (!closing && !shuttingDown) {
            shuttingDown = true;
            reader.hold();
            long timer = vertx.setTimer(patience.toMillis(), id -> sayGoodbye());
            work.transform(ignored -> state.settled()).onComplete(ignored -> {
                vertx.cancelTimer(timer);
                sayGoodbye();
            });
        }
        return gone.future();
    }

    private void sayGoodbye() {
        close(Problems.closing(ProblemCode.PROBLEM_SHUTTING_DOWN, "The relay is shutting down; it will be back."));
    }

    /** Closes at the peer's own wish: it has nothing more to say, and what was written is sent first. */
    void closeQuietly() {
        if (!closing) {
            end();
            goodbye.close();
        }
    }

    private void close(Problem lastWord) {
        if (!closing) {
            end();
            writer.write(Problems.frame(lastWord));
            goodbye.letThePeerClose();
        }
    }

    // Everything that the connection holds goes here, at the first reason to end; the socket may live a moment longer.
    private void end() {
        if (!closing) {
            closing = true;
            vertx.cancelTimer(loginTimer);
            heartbeat.stop();
            reader.stop();
            State last = state;
            state = new Closed();
            left = last.leave().transform(ignored -> leavePresence.get());
        }
    }

    private void closed() {
        end();
        ticket.leave();
        goodbye.gone();
        if (admitted) {
            log.closed();
        }
        gone.tryComplete();
    }

    private void ping(long nonce) {
        send(ServerFrame.newBuilder().setPing(Ping.newBuilder().setNonce(nonce)).build());
    }
}
