package dev.sotto.backend.gateway;

import dev.sotto.backend.mailbox.MailboxStream;
import dev.sotto.backend.mailbox.Submissions;
import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.Accepted;
import dev.sotto.protocol.v1.AccountDeleted;
import dev.sotto.protocol.v1.Ack;
import dev.sotto.protocol.v1.ChangePassword;
import dev.sotto.protocol.v1.DeleteAccount;
import dev.sotto.protocol.v1.DropPrekeys;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.Logout;
import dev.sotto.protocol.v1.PasswordChanged;
import dev.sotto.protocol.v1.Ping;
import dev.sotto.protocol.v1.Pong;
import dev.sotto.protocol.v1.PrekeysStored;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Submit;
import dev.sotto.protocol.v1.UploadPrekeys;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/**
 * Logged in. Submissions run beside each other (their order is the mailbox's affair, and a group commit needs many), and
 * so does a request for a bundle; every other request is answered before the next frame is read. A refused request leaves
 * the connection open.
 */
final class Ready extends State {
    /**
     * Bytes of envelopes on their way to the disk; beyond, the next frame waits. The number of envelopes alone (256)
     * would let each sender put 24 MiB into memory while the disk is slow.
     */
    private static final int BYTES_IN_FLIGHT = 1024 * 1024;

    private final Connection connection;
    private final Services services;
    private final AccountName name;
    private final Submissions submissions;
    private final MailboxStream stream;
    private int unanswered;
    private int bytesInFlight;
    private @Nullable Promise<State> room;
    private Future<State> fetching = Future.succeededFuture(this);
    private @Nullable Promise<Void> settling;

    Ready(Connection connection, Services services, AccountName name, MailboxStream stream) {
        this.connection = connection;
        this.services = services;
        this.name = name;
        this.submissions = services.mailbox().submissions(name);
        this.stream = stream;
    }

    @Override
    String awaits() {
        return "a request";
    }

    @Override
    Future<Void> settled() {
        if (unanswered == 0) {
            return Future.succeededFuture();
        }
        settling = Promise.promise();
        return settling.future();
    }

    @Override
    Future<Void> leave() {
        return stream.close().otherwiseEmpty();
    }

    @Override
    Future<State> submit(Submit frame) throws ProtocolException {
        EnvelopeId id = EnvelopeId.of(frame.getId());
        int size = frame.getCiphertext().size();
        unanswered++;
        bytesInFlight += size;
        submissions.submit(id, frame.getTo(), frame.getCiphertext()).onComplete(result -> {
            if (result.succeeded()) {
                services.metrics().accepted();
                connection.send(ServerFrame.newBuilder()
                        .setAccepted(Accepted.newBuilder().setId(frame.getId()))
                        .build());
            } else if (result.cause() instanceof Refused refused) {
                services.metrics().refused();
                connection.send(refusal(frame, refused));
            } else {
                connection.failed(result.cause());
            }
            bytesInFlight -= size;
            answered();
        });
        if (bytesInFlight <= BYTES_IN_FLIGHT) {
            return stay();
        }
        room = Promise.promise();
        return room.future();
    }

    @Override
    Future<State> ack(Ack frame) throws ProtocolException {
        if (!stream.ack(frame.getN())) {
            throw new ProtocolException(
                    ProtocolException.Reason.UNEXPECTED, "an acknowledgement of a delivery that awaits none");
        }
        services.metrics().acknowledged();
        return stay();
    }

    @Override
    Future<State> uploadPrekeys(UploadPrekeys frame) {
        return services.prekeys()
                .upload(name.account(), frame)
                .onSuccess(count -> connection.log().info("uploaded prekeys; " + count + " one-time prekeys are here."))
                .compose(this::prekeysStored)
                .recover(this::stayIfRefused);
    }

    @Override
    Future<State> dropPrekeys(DropPrekeys frame) {
        return services.prekeys()
                .drop(name.account(), frame)
                .onSuccess(count -> connection.log().info("dropped prekeys; " + count + " one-time prekeys are here."))
                .compose(this::prekeysStored)
                .recover(this::stayIfRefused);
    }

    // One after the other, beside other requests: it may wait for the owner's upload, and two who ask for each other's
    // keys must be heard meanwhile.
    @Override
    Future<State> fetchBundle(FetchBundle frame) {
        Future<State> before = fetching;
        unanswered++;
        fetching = before.compose(ready -> bundle(frame))
                .onFailure(connection::failed)
                .otherwise(this)
                .onComplete(done -> answered());
        return before;
    }

    // The log has the one who asked, never whom it asked for.
    private Future<State> bundle(FetchBundle frame) {
        return services.prekeys()
                .fetch(name.account(), frame)
                .onSuccess(bundle -> connection.log().info("was given a key bundle."))
                .compose(bundle -> reply(ServerFrame.newBuilder().setBundle(bundle)))
                .recover(failure -> stayIfRefused(failure, frame.getRequest()));
    }

    @Override
    Future<State> changePassword(ChangePassword frame) {
        return services.accounts()
                .changePassword(name.account(), frame, connection.address())
                .onSuccess(changed -> connection.log().info("has changed the password."))
                .compose(changed ->
                        reply(ServerFrame.newBuilder().setPasswordChanged(PasswordChanged.getDefaultInstance())))
                .recover(this::stayIfRefused);
    }

    @Override
    Future<State> deleteAccount(DeleteAccount frame) {
        connection.log().info("sent a reset request for the account.");
        return services.accounts()
                .delete(name.account(), frame, connection.address())
                .map(deleted -> {
                    connection.log().info("has deleted the account.");
                    connection.send(ServerFrame.newBuilder()
                            .setAccountDeleted(AccountDeleted.getDefaultInstance())
                            .build());
                    connection.closeQuietly();
                    return (State) this;
                })
                .recover(this::stayIfRefused);
    }

    @Override
    Future<State> logout(Logout frame) {
        return settled().map(ignored -> {
            connection.log().info("logs out.");
            connection.closeQuietly();
            return this;
        });
    }

    @Override
    Future<State> ping(Ping frame) {
        return reply(ServerFrame.newBuilder().setPong(Pong.newBuilder().setNonce(frame.getNonce())));
    }

    /** The heartbeat has already noticed that something came. */
    @Override
    Future<State> pong(Pong frame) {
        return stay();
    }

    private Future<State> prekeysStored(int count) {
        return reply(ServerFrame.newBuilder()
                .setPrekeysStored(PrekeysStored.newBuilder().setOneTimeCount(count)));
    }

    private Future<State> reply(ServerFrame.Builder frame) {
        connection.send(frame.build());
        return stay();
    }

    private Future<State> stay() {
        return Future.succeededFuture(this);
    }

    private Future<State> stayIfRefused(Throwable failure) {
        return stayIfRefused(failure, 0);
    }

    private Future<State> stayIfRefused(Throwable failure, long request) {
        if (failure instanceof Refused refused && Problems.leavesOpen(refused)) {
            connection.log().info("was refused: " + Problems.name(refused.code()) + ".");
            connection.send(Problems.frame(
                    Problems.of(refused, false).toBuilder().setRequest(request).build()));
            return stay();
        }
        return Future.failedFuture(failure);
    }

    private static ServerFrame refusal(Submit frame, Refused refused) {
        return ServerFrame.newBuilder()
                .setRefused(dev.sotto.protocol.v1.Refused.newBuilder()
                        .setId(frame.getId())
                        .setTo(frame.getTo())
                        .setCode(refused.code())
                        .setMessage(refused.sentence())
                        .setRetryAfterSeconds(refused.retryAfterSeconds()))
                .build();
    }

    private void answered() {
        unanswered--;
        if (room != null && bytesInFlight <= BYTES_IN_FLIGHT) {
            room.tryComplete(this);
        }
        if (unanswered == 0 && settling != null) {
            settling.tryComplete();
        }
    }
}
