package dev.sotto.backend.gateway;

import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.AccountQuery;
import dev.sotto.protocol.v1.Ack;
import dev.sotto.protocol.v1.ChangePassword;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.DeleteAccount;
import dev.sotto.protocol.v1.DropPrekeys;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.Hello;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.Logout;
import dev.sotto.protocol.v1.Ping;
import dev.sotto.protocol.v1.Pong;
import dev.sotto.protocol.v1.Register;
import dev.sotto.protocol.v1.Submit;
import dev.sotto.protocol.v1.UploadPrekeys;
import io.vertx.core.Future;

/**
 * A state of the relay's side of a connection (frames.proto has the table), named after what it awaits. Each accepts its
 * own frames and no other: what it does not override fails as UNEXPECTED. A handler yields the state that follows.
 */
abstract sealed class State permits AwaitHello, AwaitLogin, Ready, Closed {
    /** Takes a frame. Throws or fails with those two, or fails with whatever a service failed with. */
    final Future<State> on(ClientFrame frame) throws ProtocolException, Refused {
        return switch (frame.getBodyCase()) {
            case HELLO -> hello(frame.getHello());
            case ACCOUNT_QUERY -> accountQuery(frame.getAccountQuery());
            case REGISTER -> register(frame.getRegister());
            case LOGIN -> login(frame.getLogin());
            case LOGOUT -> logout(frame.getLogout());
            case CHANGE_PASSWORD -> changePassword(frame.getChangePassword());
            case UPLOAD_PREKEYS -> uploadPrekeys(frame.getUploadPrekeys());
            case DROP_PREKEYS -> dropPrekeys(frame.getDropPrekeys());
            case FETCH_BUNDLE -> fetchBundle(frame.getFetchBundle());
            case SUBMIT -> submit(frame.getSubmit());
            case ACK -> ack(frame.getAck());
            case DELETE_ACCOUNT -> deleteAccount(frame.getDeleteAccount());
            case PING -> ping(frame.getPing());
            case PONG -> pong(frame.getPong());
            case BODY_NOT_SET -> throw unexpected();
        };
    }

    /** What it awaits, for the sentence about a frame that it did not. */
    abstract String awaits();

    /** Completes when what has been taken and not been answered is done; for a shutdown. Never fails. */
    Future<Void> settled() {
        return Future.succeededFuture();
    }

    /** The connection ends: lets go of what the state holds. Never fails. */
    Future<Void> leave() {
        return Future.succeededFuture();
    }

    Future<State> hello(Hello frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> accountQuery(AccountQuery frame) throws ProtocolException, Refused {
        throw unexpected();
    }

    Future<State> register(Register frame) throws ProtocolException, Refused {
        throw unexpected();
    }

    Future<State> login(Login frame) throws ProtocolException, Refused {
        throw unexpected();
    }

    Future<State> logout(Logout frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> changePassword(ChangePassword frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> uploadPrekeys(UploadPrekeys frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> dropPrekeys(DropPrekeys frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> fetchBundle(FetchBundle frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> submit(Submit frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> ack(Ack frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> deleteAccount(DeleteAccount frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> ping(Ping frame) throws ProtocolException {
        throw unexpected();
    }

    Future<State> pong(Pong frame) throws ProtocolException {
        throw unexpected();
    }

    final ProtocolException unexpected() {
        return new ProtocolException(
                ProtocolException.Reason.UNEXPECTED, "a frame that is not allowed while the relay awaits " + awaits());
    }
}
