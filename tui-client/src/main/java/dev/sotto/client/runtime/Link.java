package dev.sotto.client.runtime;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.Logout;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * Keeps the client connected: dials, logs in, hands frames on, and tries again after a while when the connection is
 * lost. What cannot get better by trying again ends it. Confined to the client's context.
 */
final class Link {
    /** Who is told. */
    interface Owner {
        void connected(LoggedIn loggedIn);

        void received(ServerFrame frame);

        /** Something that a person should know of; {@link #disconnected} follows. */
        void trouble(CommandFailure what);

        /** The connection is lost, or there was none; {@link #retry} goes on. */
        void disconnected();

        /** The relay knows a newer state of this store; not connected. {@link #retry} goes on. */
        void rolledBack();

        /** The relay has taken a login, with the proposed password or the one before; used once that is on disk. */
        Future<Void> passwordTaken(boolean proposed);

        /** It is of no use to try again. */
        void gone(CommandFailure why);
    }

    /** A connection that lived this long was a good one. */
    private static final long GOOD_AFTER_MILLIS = 10_000;

    private final Vertx vertx;
    private final Dialer dialer;
    private final Login login;
    private final Credentials credentials;
    private final long generation;
    private final Backoff backoff;
    private final Owner owner;
    private Optional<Wire> wire = Optional.empty();
    private long goodTimer = -1;
    /** The relay may have recorded this opening of the store: a login was sent. */
    private boolean maybeRecorded;

    private boolean ended;

    Link(
            Vertx vertx,
            Dialer dialer,
            Login login,
            Credentials credentials,
            long generation,
            Backoff backoff,
            Owner owner) {
        this.vertx = vertx;
        this.dialer = dialer;
        this.login = login;
        this.credentials = credentials;
        this.generation = generation;
        this.backoff = backoff;
        this.owner = owner;
    }

    /** A connection that is logged in: its frames are handed on from now. */
    void adopt(Wire loggedIn, LoggedIn answer) {
        if (ended) {
            loggedIn.close();
            return;
        }
        maybeRecorded = true;
        wire = Optional.of(loggedIn);
        goodTimer = vertx.setTimer(GOOD_AFTER_MILLIS, id -> backoff.reset());
        owner.connected(answer);
        loggedIn.stream(owner::received, () -> lost(loggedIn));
    }

    void send(ClientFrame frame) {
        wire.ifPresent(connection -> connection.send(frame));
    }

    void pause() {
        wire.ifPresent(Wire::pause);
    }

    void resume() {
        wire.ifPresent(Wire::resume);
    }

    void drop() {
        wire.ifPresent(Wire::close);
    }

    /** Tries again, as {@code device}, after a while. */
    void retry(LocalDevice device) {
        retry(device, 0);
    }

    /** Says goodbye; nothing is told any more. */
    Future<Void> end() {
        ended = true;
        vertx.cancelTimer(goodTimer);
        Optional<Wire> last = wire;
        wire = Optional.empty();
        last.ifPresent(connection -> connection.send(
                ClientFrame.newBuilder().setLogout(Logout.getDefaultInstance()).build()));
        return last.map(Wire::close).orElseGet(Future::succeededFuture);
    }

    private void retry(LocalDevice device, int atLeastSeconds) {
        if (!ended) {
            long delay = Math.max(backoff.nextMillis(), Math.min(atLeastSeconds * 1_000L, Backoff.CAP_MILLIS));
            vertx.setTimer(delay, id -> attempt(device, credentials.secret(), false));
        }
    }

    private void attempt(LocalDevice device, SecretBytes secret, boolean proposed) {
        if (ended) {
            return;
        }
        dialer.dial()
                .compose(dialed -> login.logIn(dialed, secret, device, generation, false)
                        .onFailure(failure -> {
                            maybeRecorded |= !(failure instanceof Refused no && no.changedNothing());
                            dialed.close();
                        })
                        .onSuccess(answer -> loggedIn(dialed, answer, proposed)))
                .onFailure(failure -> failed(device, failure, proposed));
    }

    private void loggedIn(Wire dialed, LoggedIn answer, boolean proposed) {
        if (ended) {
            dialed.close();
        } else if (answer.getGeneration() > (maybeRecorded ? generation : generation - 1)) {
            maybeRecorded = true;
            dialed.close();
            owner.rolledBack();
        } else {
            owner.passwordTaken(proposed)
                    .onSuccess(settled -> adopt(dialed, answer))
                    .onFailure(failure -> {
                        dialed.close();
                        owner.gone(Worker.asCommandFailure(failure));
                    });
        }
    }

    private void failed(LocalDevice device, Throwable failure, boolean proposed) {
        if (ended) {
            return;
        }
        if (failure instanceof Refused refused) {
            Optional<SecretBytes> other = credentials.unconfirmed();
            if (refused.code() == ProblemCode.PROBLEM_BAD_PASSWORD && !proposed && other.isPresent()) {
                attempt(device, other.get(), true);
            } else if (isFinal(refused.code())) {
                owner.gone(refused.failure());
            } else {
                retry(device, refused.retryAfterSeconds());
            }
        } else if (failure instanceof CommandFailure known && isFinal(known.code())) {
            owner.gone(known);
        } else {
            retry(device, 0);
        }
    }

    private void lost(Wire connection) {
        if (ended || wire.filter(connection::equals).isEmpty()) {
            return;
        }
        wire = Optional.empty();
        vertx.cancelTimer(goodTimer);
        if (connection
                .lastProblem()
                .filter(problem -> problem.getClosing() && isFinal(problem.getCode()))
                .isPresent()) {
            owner.gone(Refused.failure(connection.lastProblem().get()));
        } else {
            connection.misbehaviour().ifPresent(owner::trouble);
            owner.disconnected();
        }
    }

    private static boolean isFinal(ProblemCode code) {
        return switch (code) {
            case PROBLEM_BAD_PASSWORD,
                    PROBLEM_OTHER_DEVICE,
                    PROBLEM_NOT_REGISTERED,
                    PROBLEM_INVALID_NAME,
                    PROBLEM_BAD_IDENTITY,
                    PROBLEM_REPLACED,
                    PROBLEM_INCOMPATIBLE -> true;
            default -> false;
        };
    }

    private static boolean isFinal(ErrorCode code) {
        return code == ErrorCode.RELAY_CHANGED || code == ErrorCode.INCOMPATIBLE || code == ErrorCode.STORE_FAILED;
    }
}
