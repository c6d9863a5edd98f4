package dev.sotto.client.runtime;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.Reply;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** All that a face sees of a running client. */
public interface ClientApi {
    /**
     * Carries out a command; commands run one after the other. Fails with a
     * {@link dev.sotto.client.command.CommandFailure}. The events of a message come after the reply that names it.
     */
    Future<Reply> submit(Command command);

    /** Events from now on, in order, on the client's context: the consumer must not block. Call once, before {@link #start()}. */
    void subscribe(Consumer<ClientEvent> consumer);

    /** Begins to connect and to deliver events. */
    void start();

    /** Own messages that are queued and not yet accepted by the relay. */
    Future<Integer> unsent();

    /**
     * Waits (at most {@code graceMillis}) until the outbox is accepted and the inbox is acknowledged, says goodbye to
     * the relay, closes the store and wipes the keys. True if nothing is left unsent.
     */
    Future<Boolean> close(long graceMillis);
}
