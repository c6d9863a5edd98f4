package dev.sotto.client.runtime;

import com.google.protobuf.ByteString;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.net.PasswordStretch;
import dev.sotto.client.store.ClientStore;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.v1.ChangePassword;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes the password at the relay and of the store. Both passwords open the store from before the relay is asked until
 * it has answered, so that a crash or a cut at any moment locks nobody out; which one the relay took shows at the next
 * login.
 */
final class PasswordChange {
    private final Worker worker;
    private final ClientStore store;
    private final Credentials credentials;
    private final Consumer<ClientFrame> send;
    private final byte[] serverId;
    private final String account;
    private Optional<Promise<Void>> asked = Optional.empty();

    PasswordChange(
            Worker worker,
            ClientStore store,
            Credentials credentials,
            Consumer<ClientFrame> send,
            byte[] serverId,
            String account) {
        this.worker = worker;
        this.store = store;
        this.credentials = credentials;
        this.send = send;
        this.serverId = serverId.clone();
        this.account = account;
    }

    Future<Void> run(Command.ChangePassword command) {
        return worker.call(() -> prepare(command)).compose(next -> {
            credentials.propose(next);
            Promise<Void> answer = Promise.promise();
            asked = Optional.of(answer);
            send.accept(ClientFrame.newBuilder()
                    .setChangePassword(ChangePassword.newBuilder()
                            .setOldAuthSecret(
                                    ByteString.copyFrom(credentials.secret().expose()))
                            .setNewAuthSecret(ByteString.copyFrom(next.expose())))
                    .build());
            return answer.future();
        });
    }

    /** True if the frame is the relay's answer to the change. */
    boolean received(ServerFrame frame) {
        boolean no = frame.hasProblem()
                && frame.getProblem().getRequest() == 0
                && !frame.getProblem().getClosing();
        if (asked.isEmpty() || !(frame.hasPasswordChanged() || no)) {
            return false;
        }
        Promise<Void> answer = asked.get();
        asked = Optional.empty();
        CommandFailure refused = no ? Refused.failure(frame.getProblem()) : null;
        settle(!no).onComplete(settled -> {
            if (refused != null) {
                answer.fail(refused);
            } else if (settled.failed()) {
                answer.fail(settled.cause());
            } else {
                answer.complete();
            }
        });
        return true;
    }

    /** The relay's answer is lost: the next login shows what it was. */
    void disconnected() {
        asked.ifPresent(answer -> answer.fail(new CommandFailure(
                ErrorCode.OFFLINE,
                "The connection was lost before the relay confirmed. Until the next login both passwords open the "
                        + "local store; the relay takes the old or the new one.")));
        asked = Optional.empty();
    }

    /** One of the two was taken; the other one is forgotten, on disk first. */
    Future<Void> settle(boolean proposed) {
        return worker.<Void>call(() -> {
                    if (proposed) {
                        store.confirmWrap();
                    } else {
                        store.dropUnconfirmedWrap();
                    }
                    return null;
                })
                .onSuccess(done -> {
                    if (proposed) {
                        credentials.confirm();
                    } else {
                        credentials.withdraw();
                    }
                });
    }

    private SecretBytes prepare(Command.ChangePassword command) throws Exception {
        SecretBytes current = PasswordBytes.normalised(command.current());
        SecretBytes next = PasswordBytes.normalised(command.next());
        try (current;
                next;
                SecretBytes typed = PasswordStretch.authSecret(current, serverId, account)) {
            if (!typed.equals(credentials.secret())) {
                throw new CommandFailure(ErrorCode.BAD_PASSWORD, "Password incorrect.");
            }
            store.addWrap(next);
            return PasswordStretch.authSecret(next, serverId, account);
        }
    }
}
