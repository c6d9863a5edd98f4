package dev.sotto.backend.notice;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;

/** The event bus as the services use it: one address a user. */
public final class Bus {
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setCodecName(UserNoticeCodec.NAME);

    private final EventBus bus;

    /** Registers the codec of notices; several instances on one Vert.x are fine. */
    public Bus(Vertx vertx) {
        this.bus = vertx.eventBus();
        try {
            bus.registerCodec(new UserNoticeCodec());
        } catch (IllegalStateException e) {
            // Registered by an earlier instance: the same codec.
            return;
        }
    }

    /** Tells whoever listens for that user; notices published by one thread arrive in its order. */
    public void publish(String account, UserNotice notice) {
        bus.publish(user(account), notice, OPTIONS);
    }

    /** Asks the user's connection: true if it took the notice; false if there is none, or none that answers in time. */
    public Future<Boolean> ask(String account, UserNotice notice, long timeoutMillis) {
        return bus.<Boolean>request(user(account), notice, new DeliveryOptions(OPTIONS).setSendTimeout(timeoutMillis))
                .map(reply -> true)
                .recover(failure -> failure instanceof ReplyException
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }

    /** Listens for a user; ready once {@code completion()} is. */
    public MessageConsumer<UserNotice> listen(String account, Handler<Message<UserNotice>> handler) {
        return bus.consumer(user(account), handler);
    }

    /** New one-time prekeys of that account are stored. */
    public void publishPrekeysStored(String account) {
        bus.publish(prekeys(account), "");
    }

    public MessageConsumer<String> listenPrekeysStored(String account, Runnable handler) {
        return bus.consumer(prekeys(account), ignored -> handler.run());
    }

    private static String user(String account) {
        return "user." + account;
    }

    private static String prekeys(String account) {
        return "prekeys." + account;
    }
}
