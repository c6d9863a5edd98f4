package dev.sotto.backend.gateway;

import dev.sotto.backend.account.LoggedInAccount;
import dev.sotto.backend.account.VerifiedLogin;
import dev.sotto.backend.mailbox.MailboxStream;
import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.AccountQuery;
import dev.sotto.protocol.v1.AccountStatus;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.Register;
import dev.sotto.protocol.v1.Registered;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Future;

/**
 * The peer may ask for a name, register it, and log in. A refused question or registration leaves the connection open; a
 * refused login, or a name that is none, closes it.
 */
final class AwaitLogin extends State {
    /** A client needs two or three; each is a line in the log. */
    private static final int MAX_REQUESTS = 32;

    private final Connection connection;
    private final Services services;
    private int requests;

    AwaitLogin(Connection connection, Services services) {
        this.connection = connection;
        this.services = services;
    }

    @Override
    String awaits() {
        return "AccountQuery, Register or Login";
    }

    @Override
    Future<State> accountQuery(AccountQuery frame) throws Refused {
        count();
        AccountName name = named(frame.getAccount());
        return services.accounts()
                .exists(name.account(), connection.address())
                .map(registered -> {
                    connection
                            .log()
                            .info("sent a status request, user is " + (registered ? "" : "currently not ")
                                    + "registered.");
                    connection.send(ServerFrame.newBuilder()
                            .setAccountStatus(AccountStatus.newBuilder()
                                    .setAccount(name.account())
                                    .setRegistered(registered))
                            .build());
                    return (State) this;
                })
                .recover(this::stayIfRefused);
    }

    @Override
    Future<State> register(Register frame) throws Refused {
        count();
        named(frame.getName());
        connection.log().info("is trying to register.");
        return services.accounts()
                .register(frame, connection.address())
                .map(registered -> {
                    connection.log().info("is registered; salt and verifier of the password are saved.");
                    services.metrics().registered();
                    connection.send(ServerFrame.newBuilder()
                            .setRegistered(Registered.newBuilder().setName(registered.display()))
                            .build());
                    return (State) this;
                })
                .recover(this::stayIfRefused);
    }

    @Override
    Future<State> login(Login frame) throws Refused {
        AccountName name = named(frame.getAccount());
        connection.log().info("sent login request, checking attempts...");
        return services.accounts()
                .verify(frame, connection.address())
                .recover(failure -> occupiedInsteadOf(failure, name))
                .onSuccess(verified -> connection.log().info("sent a password that is correct."))
                .compose(this::enter)
                .onFailure(this::logRefusedLogin);
    }

    // The name counts as connected before the device counts as another one: the seed's answer, and nothing changes.
    private Future<VerifiedLogin> occupiedInsteadOf(Throwable failure, AccountName name) {
        if (!(failure instanceof Refused refused) || refused.code() != ProblemCode.PROBLEM_OTHER_DEVICE) {
            return Future.failedFuture(failure);
        }
        return connection
                .presence()
                .occupied(name.account())
                .compose(occupied -> Future.failedFuture(occupied ? Presence.alreadyConnected() : failure));
    }

    private Future<State> enter(VerifiedLogin verified) {
        Delivery delivery = new Delivery(connection, services.metrics());
        return connection
                .presence()
                .enter(
                        verified.name().account(),
                        verified.inst().toString(),
                        verified.takeOver(),
                        connection,
                        () -> services.accounts()
                                .complete(verified)
                                .compose(account -> services.mailbox()
                                        .open(account.name().account(), delivery)
                                        .map(stream -> loggedIn(account, stream))));
    }

    private State loggedIn(LoggedInAccount account, MailboxStream stream) {
        connection.authenticated();
        connection.log().named(account.name());
        connection.log().info("is now logged in.");
        if (account.identityReplaced()) {
            connection.log().info("has taken the account over with another device.");
        }
        services.metrics().loggedIn();
        connection.send(ServerFrame.newBuilder()
                .setLoggedIn(LoggedIn.newBuilder()
                        .setName(account.name().display())
                        .setGeneration(account.generation())
                        .setSignedPrekey(account.signedPrekey())
                        .addAllOneTimePrekeys(account.oneTimePrekeys())
                        .setNow(services.clock().millis()))
                .build());
        stream.start();
        return new Ready(connection, services, account.name(), stream);
    }

    private void count() throws Refused {
        if (++requests > MAX_REQUESTS) {
            throw new Refused(ProblemCode.PROBLEM_RATE_LIMITED, "Too many requests on one connection without a login.");
        }
    }

    private AccountName named(String name) throws Refused {
        AccountName parsed = AccountName.parse(name)
                .orElseThrow(() -> new Refused(
                        ProblemCode.PROBLEM_INVALID_NAME,
                        "A user name has 1 to 16 characters of A-Z, a-z and 0-9. Choose such a name."));
        connection.log().named(parsed);
        return parsed;
    }

    private Future<State> stayIfRefused(Throwable failure) {
        if (failure instanceof Refused refused && Problems.leavesOpen(refused)) {
            connection.log().info("was refused: " + Problems.name(refused.code()) + ".");
            connection.send(Problems.frame(Problems.of(refused, false)));
            return Future.succeededFuture(this);
        }
        return Future.failedFuture(failure);
    }

    private void logRefusedLogin(Throwable failure) {
        if (!(failure instanceof Refused refused)) {
            return;
        }
        services.metrics().loginRefused();
        switch (refused.code()) {
            case PROBLEM_BAD_PASSWORD -> connection.log().info("sent a password that is incorrect!");
            case PROBLEM_TOO_MANY_ATTEMPTS -> connection.log().info("has too many failed login attempts.");
            case PROBLEM_ALREADY_CONNECTED ->
                connection.log().info("tried to log in, but a user with this name is already connected.");
            default -> connection.log().info("was refused: " + Problems.name(refused.code()) + ".");
        }
    }
}
