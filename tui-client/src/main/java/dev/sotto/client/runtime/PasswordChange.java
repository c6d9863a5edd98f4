package dev.sotto.client.runtime;

import com.google.protobuf.ByteString;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.password.Argon2Cost;
import dev.sotto.client.password.PasswordStretch;
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
    private final Argon2Cost cost;
    private Optional<Promise<Void>> asked = Optional.empty();

    /** Two passwords open the store since before this process, and no login has shown yet which one holds. */
    private boolean undecided;

    private int cuts;

    PasswordChange(
            Worker worker,
            ClientStore store,
            Credentials credentials,
            Consumer<ClientFrame> send,
            byte[] serverId,
            String account,
            Argon2Cost cost) {
        this.worker = worker;
        this.store = store;
        this.credentials = credentials;
        this.send = send;
        this.serverId = serverId.clone();
        this.account = account;
        this.cost = cost;
        this.undecided = store.hasUnconfirmedWrap();
    }

    Future<Void> run(Command.ChangePassword command) {
        if (credentials.unconfirmed().isPresent()) {
            return Future.failedFuture(new CommandFailure(
                    ErrorCode.BUSY, "An earlier change has no answer yet. The next login shows which password holds."));
        }
        int cutsBefore = cuts;
        return worker.call(() -> prepare(command)).compose(next -> {
            if (cuts != cutsBefore) {
                next.close();
                return settle(false)
                        .compose(settled -> Future.failedFuture(new CommandFailure(
                                ErrorCode.OFFLINE,
                                "The connection was lost. The password was not changed; try again.")));
            }
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
        if (asked.isEmpty() || !(frame.hasPasswordChanged() || isNo(frame))) {
            return false;
        }
        Promise<Void> answer = asked.get();
        asked = Optional.empty();
        if (frame.hasPasswordChanged()) {
            settle(true).onComplete(answer);
        } else {
            CommandFailure refused = Refused.failure(frame.getProblem());
            settle(false).onComplete(settled -> answer.fail(refused));
        }
        return true;
    }

    /**
     * What a relay refuses a change with. Any other problem is about something else, as prekeys, and taken for an
     * answer it would forget a password that the relay goes on to take.
     */
    private static boolean isNo(ServerFrame frame) {
        return frame.hasProblem()
                && frame.getProblem().getRequest() == 0
                && !frame.getProblem().getClosing()
                && switch (frame.getProblem().getCode()) {
                    case PROBLEM_BAD_PASSWORD, PROBLEM_TOO_MANY_ATTEMPTS, PROBLEM_NOT_REGISTERED -> true;
                    default -> false;
                };
    }

    /** The relay's answer is lost: the next login shows what it was. */
    void disconnected() {
        cuts++;
        asked.ifPresent(answer -> answer.fail(new CommandFailure(
                ErrorCode.OFFLINE,
                "The connection was lost before the relay confirmed. Until the next login both passwords open the "
                        + "local store; the relay takes the old or the new one.")));
        asked = Optional.empty();
    }

    /** The relay has taken a login, with the proposed password or with the one before. */
    Future<Void> loggedIn(boolean proposed) {
        if (credentials.unconfirmed().isPresent()) {
            return settle(proposed);
        }
        if (undecided) {
            return settle(store.passwordIsUnconfirmed()).onSuccess(settled -> undecided = false);
        }
        return Future.succeededFuture();
    }

    /** One of the two was taken; the other one is forgotten, on disk first. */
    private Future<Void> settle(boolean proposed) {
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
                SecretBytes typed = PasswordStretch.authSecret(current, serverId, account, cost)) {
            if (!typed.equals(credentials.secret())) {
                throw new CommandFailure(ErrorCode.BAD_PASSWORD, "Password incorrect.");
            }
            store.addWrap(next, cost);
            return PasswordStretch.authSecret(next, serverId, account, cost);
        }
    }
}
