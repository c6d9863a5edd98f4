package dev.sotto.client.runtime;

import com.google.protobuf.ByteString;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.v1.AccountQuery;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.Register;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** The questions before a client is ready: is there an account, make one, log in. */
final class Login {
    private static final int SIGNATURE_LENGTH = 64;

    private final String account;

    Login(String account) {
        this.account = account;
    }

    Future<Boolean> isRegistered(Wire wire) {
        ClientFrame query = ClientFrame.newBuilder()
                .setAccountQuery(AccountQuery.newBuilder().setAccount(account))
                .build();
        return wire.ask(query)
                .compose(frame -> expect(frame, frame.hasAccountStatus(), ServerFrame::getAccountStatus))
                .map(status -> status.getRegistered());
    }

    Future<Void> register(Wire wire, String displayName, SecretBytes secret, Optional<String> token) {
        ClientFrame register = ClientFrame.newBuilder()
                .setRegister(Register.newBuilder()
                        .setName(displayName)
                        .setAuthSecret(ByteString.copyFrom(secret.expose()))
                        .setToken(token.orElse("")))
                .build();
        return wire.ask(register)
                .compose(frame -> expect(frame, frame.hasRegistered(), ServerFrame::getRegistered))
                .mapEmpty();
    }

    /** {@code generation} counts the openings of the store. */
    Future<LoggedIn> logIn(Wire wire, SecretBytes secret, LocalDevice device, long generation, boolean takeOver) {
        byte[] signature = device.identitySignature();
        return logIn(wire, secret, device, signature, generation, takeOver);
    }

    /**
     * Asks the relay whether the password is right and cannot log in: the identity carries no valid signature. Always
     * fails; with BAD_IDENTITY if the password is right.
     */
    Future<LoggedIn> tryPassword(Wire wire, SecretBytes secret, LocalDevice anyDevice) {
        return logIn(wire, secret, anyDevice, new byte[SIGNATURE_LENGTH], 0, false);
    }

    private Future<LoggedIn> logIn(
            Wire wire, SecretBytes secret, LocalDevice device, byte[] signature, long generation, boolean takeOver) {
        ClientFrame login = ClientFrame.newBuilder()
                .setLogin(dev.sotto.protocol.v1.Login.newBuilder()
                        .setAccount(account)
                        .setAuthSecret(ByteString.copyFrom(secret.expose()))
                        .setIdentitySigned(ByteString.copyFrom(device.signedIdentityBytes()))
                        .setIdentitySignature(ByteString.copyFrom(signature))
                        .setGeneration(generation)
                        .setTakeOver(takeOver))
                .build();
        return wire.ask(login).compose(frame -> expect(frame, frame.hasLoggedIn(), ServerFrame::getLoggedIn));
    }

    private static <T> Future<T> expect(ServerFrame frame, boolean expected, Function<ServerFrame, T> answer) {
        return expected
                ? Future.succeededFuture(answer.apply(frame))
                : Future.failedFuture(new CommandFailure(
                        ErrorCode.RELAY_MISBEHAVED, "The relay answers something else than what it was asked."));
    }
}
