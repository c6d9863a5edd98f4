package dev.sotto.backend.gateway;

import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.v1.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Who is connected: the connection that holds an account answers on the event bus address {@code session.<account>}, and
 * a new login asks there first. No table of its own, so that with a clustered event bus it spans the nodes as it is.
 */
final class Presence {
    private static final String ALIVE = "alive";
    private static final String GONE = "gone";

    /** A question without an instance: it never replaces anybody who answers. */
    private static final String NOBODY = "";

    /** For the holder's own answer and the way there and back, on top of the time that it gives its client. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /** A login that waits longer for another login of the same account has failed. */
    private static final Duration LOGIN_TURN = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final EventBus bus;
    private final Duration patience;
    private final Duration turn;

    Presence(Vertx vertx, Duration patience) {
        this(vertx, patience, LOGIN_TURN);
    }

    Presence(Vertx vertx, Duration patience, Duration turn) {
        this.vertx = vertx;
        this.bus = vertx.eventBus();
        this.patience = patience;
        this.turn = turn;
    }

    /**
     * Makes the holder the connection of the account, then runs the rest of the login. Logins of one account take turns
     * (Vert.x' asynchronous lock: no thread waits, and with a cluster manager it spans the nodes). The one that holds
     * the account is replaced if it has the same instance, or does not answer a ping, or {@code force} is set; else
     * this fails with ALREADY_CONNECTED, and so it does if its turn does not come in time.
     */
    <T> Future<T> enter(String account, String instance, boolean force, Holder holder, Supplier<Future<T>> login) {
        return vertx.sharedData()
                .getLockWithTimeout("login." + account, turn.toMillis())
                .recover(late -> Future.failedFuture(alreadyConnected()))
                .compose(lock -> ask(account, instance, force)
                        .compose(alive ->
                                alive ? Future.failedFuture(alreadyConnected()) : register(account, instance, holder))
                        .compose(held -> login.get().onFailure(failure -> held.unregister()))
                        .onComplete(done -> lock.release()));
    }

    /** Whether a connection holds the account and its client answers. */
    Future<Boolean> occupied(String account) {
        return ask(account, NOBODY, false);
    }

    private Future<Boolean> ask(String account, String instance, boolean force) {
        DeliveryOptions options = new DeliveryOptions()
                .setSendTimeout(patience.plus(MARGIN).toMillis())
                .addHeader("force", Boolean.toString(force));
        return bus.<String>request(address(account), instance, options)
                .map(answer -> answer.body().equals(ALIVE))
                .recover(failure -> isAbsence(failure) ? Future.succeededFuture(false) : Future.failedFuture(failure));
    }

    private Future<MessageConsumer<String>> register(String account, String instance, Holder holder) {
        MessageConsumer<String> consumer = bus.consumer(address(account));
        consumer.handler(question -> answer(question, instance, holder, consumer));
        holder.entered(consumer::unregister);
        return consumer.completion().map(consumer);
    }

    private void answer(Message<String> question, String instance, Holder holder, MessageConsumer<String> consumer) {
        boolean yields = question.body().equals(instance)
                || Boolean.parseBoolean(question.headers().get("force"));
        Future<Boolean> alive = yields ? Future.succeededFuture(false) : holder.answers(patience);
        alive.onSuccess(answers -> {
            if (answers) {
                question.reply(ALIVE);
            } else {
                holder.replaced()
                        .transform(ignored -> consumer.unregister())
                        .onComplete(ignored -> question.reply(GONE));
            }
        });
    }

    // No answer in time: its event loop or its node hangs. The mailbox hands over by itself, so nothing is lost.
    private static boolean isAbsence(Throwable failure) {
        return failure instanceof ReplyException reply
                && (reply.failureType() == ReplyFailure.NO_HANDLERS || reply.failureType() == ReplyFailure.TIMEOUT);
    }

    /** The answer to a login while somebody else holds the account. */
    static Refused alreadyConnected() {
        return new Refused(ProblemCode.PROBLEM_ALREADY_CONNECTED, "A user with this name is already connected.");
    }

    private static String address(String account) {
        return "session." + account;
    }

    /** The connection that wants to hold, or holds, an account. Called on its own context. */
    interface Holder {
        /** It holds the account now; to be run when it no longer does. */
        void entered(Supplier<Future<Void>> leave);

        /** Whether its client answers a ping in that time. */
        Future<Boolean> answers(Duration patience);

        /** Another one takes its place: tells its client and closes. Completes when its mailbox stream is closed. */
        Future<Void> replaced();
    }
}
