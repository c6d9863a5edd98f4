package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.Reply;
import dev.sotto.protocol.v1.ClientFrame;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the core wants done. The list that {@link ClientCore#handle} returns is carried out in its order: at most one
 * {@link Persist}, and it comes first. Where the commit fails nothing after it is done, and the core is built anew from
 * the store.
 */
public sealed interface Effect {
    /** Commit all of it in one transaction; several steps may share it, in their order. */
    record Persist(List<StoreChange> changes) implements Effect {}

    record Transmit(ClientFrame frame) implements Effect {}

    record Emit(ClientEvent event) implements Effect {}

    record Answer(long token, Reply reply) implements Effect {}

    /** Answer with what this reads: it is run after the commit, where the core runs, so that it sees everything. */
    record AnswerFrom(long token, Supplier<Reply> read) implements Effect {}

    record Fail(long token, CommandFailure failure) implements Effect {}

    /** Change the password at the relay and of the store; ends with {@link Input.PasswordChangeEnded}. */
    record ChangePassword(Command.ChangePassword command) implements Effect {}

    /** Send DeleteAccount with the secret of the login, which the core does not know. */
    record DeleteAccount() implements Effect {}

    /** The account is gone: close the connection, remove the store, and take no more; what follows is still done. */
    record Erase() implements Effect {}

    /** The relay breaks the protocol: close this connection and make a new one later. */
    record Disconnect() implements Effect {}
}
