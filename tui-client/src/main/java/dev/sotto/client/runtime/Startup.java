package dev.sotto.client.runtime;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.core.ClientCore;
import dev.sotto.client.net.RelayIdentity;
import dev.sotto.client.password.Argon2Cost;
import dev.sotto.client.password.PasswordStretch;
import dev.sotto.client.store.ClientStore;
import dev.sotto.client.store.StoreException;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.LoggedIn;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One start of one client. The local store is opened first; a new device's is staged on disk before the login that
 * records its identity, and becomes the account's after it. Whatever fails, nothing stays open.
 */
final class Startup {
    private final Vertx vertx;
    private final Context context;
    private final Worker worker;
    private final Dialer dialer;
    private final StartOptions options;
    private final Path folder;
    private final SecretBytes password;
    private final boolean register;
    private final Argon2Cost cost;
    private final Login login;
    private final Randomness random = Randomness.system();
    private Optional<LocalStore> local = Optional.empty();
    private Optional<Wire> wire = Optional.empty();
    private Optional<SecretBytes> secret = Optional.empty();
    private boolean wrongLocally;
    private boolean handedOver;

    /** {@code password} is normalised; this closes it. */
    Startup(
            Vertx vertx,
            Context context,
            Worker worker,
            Dialer dialer,
            StartOptions options,
            Path folder,
            SecretBytes password,
            boolean register,
            Argon2Cost cost) {
        this.vertx = vertx;
        this.context = context;
        this.worker = worker;
        this.dialer = dialer;
        this.options = options;
        this.folder = folder;
        this.password = password;
        this.register = register;
        this.cost = cost;
        this.login = new Login(options.account().account());
    }

    Future<ClientApi> run() {
        return worker.call(this::openLocal)
                .compose(opened -> dialer.dial()
                        .map(Optional::of)
                        .recover(failure -> offlineAllowed(failure)
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(wrongLocally ? incorrect() : failure)))
                .compose(dialed -> {
                    wire = dialed;
                    return dialed.isPresent() ? online(dialed.get()) : offline();
                })
                .recover(failure -> undo(failure))
                .onComplete(result -> password.close());
    }

    private Void openLocal() throws Exception {
        try {
            local = LocalStore.open(folder, password);
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.BAD_PASSWORD) {
                throw e;
            }
            // Lost with its password, a store is replaced by taking the account over as a new device.
            wrongLocally = !options.takeOver();
        }
        return null;
    }

    private boolean offlineAllowed(Throwable failure) {
        return failure instanceof CommandFailure known
                && known.code() == ErrorCode.UNREACHABLE
                && local.filter(store -> !store.isStaged()).isPresent()
                && !register;
    }

    private Future<ClientApi> offline() {
        return worker.call(() -> {
                    RelayIdentity identity = dialer.remembered()
                            .orElseThrow(() -> new CommandFailure(
                                    ErrorCode.UNREACHABLE,
                                    "The relay is out of reach and its identity is not known. Try again later."));
                    secret = Optional.of(stretch(identity));
                    return parts(options.account(), identity);
                })
                .map(this::handOver);
    }

    private Future<ClientApi> online(Wire dialed) {
        RelayIdentity identity = dialed.identity();
        return worker.call(() -> {
                    secret = Optional.of(stretch(identity));
                    return secret.get();
                })
                .compose(stretched -> wrongLocally
                        ? whyWrong(dialed, stretched)
                        : registered(dialed, stretched)
                                .compose(registered -> worker.call(this::ensureStore))
                                .compose(store -> logIn(dialed, store, stretched))
                                .compose(loggedIn -> begin(dialed, identity, loggedIn)));
    }

    /** The password opens no store here; whether it is the relay's, and how often that was tried, the relay knows. */
    private Future<ClientApi> whyWrong(Wire dialed, SecretBytes stretched) {
        if (register) {
            return Future.failedFuture(new CommandFailure(
                    ErrorCode.BAD_PASSWORD,
                    "There is local data of " + options.account().display() + " made with another password. Register"
                            + " with that one, or give the local chats up with --take-over."));
        }
        return worker.call(() -> LocalStore.newDevice(options.account().account(), System.currentTimeMillis(), random))
                .compose(device -> login.tryPassword(dialed, stretched, device))
                .transform(result -> {
                    if (result.cause() instanceof Refused refused) {
                        return Future.failedFuture(
                                switch (refused.code()) {
                                    case PROBLEM_BAD_PASSWORD, PROBLEM_TOO_MANY_ATTEMPTS -> refused;
                                    case PROBLEM_BAD_IDENTITY ->
                                        new CommandFailure(
                                                ErrorCode.BAD_PASSWORD,
                                                "The relay knows this password, but the local store was made with "
                                                        + "another one. Use that one, or give the local chats up with "
                                                        + "--take-over.");
                                    default -> incorrect();
                                });
                    }
                    return Future.failedFuture(incorrect());
                });
    }

    private Future<Void> registered(Wire dialed, SecretBytes stretched) {
        return register
                ? login.register(dialed, options.account().display(), stretched, options.registrationToken())
                : Future.succeededFuture();
    }

    private LocalStore ensureStore() throws StoreException {
        if (local.isEmpty()) {
            local = Optional.of(LocalStore.stage(
                    folder,
                    password,
                    LocalStore.newDevice(options.account().account(), System.currentTimeMillis(), random),
                    random,
                    cost));
        }
        return local.get();
    }

    private Future<LoggedIn> logIn(Wire dialed, LocalStore store, SecretBytes stretched) {
        return login.logIn(dialed, stretched, store.device(), store.generation(), options.takeOver());
    }

    private Future<ClientApi> begin(Wire dialed, RelayIdentity identity, LoggedIn loggedIn) {
        LocalStore store = local.orElseThrow();
        // A login that records a device is its first; later the relay has seen fewer openings than this one.
        boolean rolledBack = !store.isStaged() && loggedIn.getGeneration() >= store.generation();
        AccountName name = AccountName.parse(loggedIn.getName())
                .filter(options.account()::equals)
                .orElse(options.account());
        return worker.call(() -> parts(name, identity)).<ClientApi>map(parts -> {
            ClientRuntime runtime = handOver(parts);
            runtime.connectFirst(dialed, loggedIn, rolledBack);
            return runtime;
        });
    }

    // On the worker. The relay has accepted the password (or is out of reach).
    private Parts parts(AccountName name, RelayIdentity identity) throws StoreException {
        ClientStore store = local.orElseThrow().settle();
        try {
            if (wire.isPresent() && store.hasUnconfirmedWrap()) {
                if (store.passwordIsUnconfirmed()) {
                    store.confirmWrap();
                } else {
                    store.dropUnconfirmedWrap();
                }
            }
            ClientCore core = new ClientCore(name, options.server(), store.load(), store.reads(), random);
            return new Parts(
                    vertx,
                    worker,
                    name,
                    store,
                    core,
                    new Credentials(secret.orElseThrow()),
                    dialer,
                    identity.serverId(),
                    cost);
        } catch (StoreException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private ClientRuntime handOver(Parts parts) {
        handedOver = true;
        return new ClientRuntime(parts, context);
    }

    private SecretBytes stretch(RelayIdentity identity) {
        return PasswordStretch.authSecret(
                password, identity.serverId(), options.account().account(), cost);
    }

    private Future<ClientApi> undo(Throwable failure) {
        if (handedOver) {
            return Future.failedFuture(failure);
        }
        boolean refused = failure instanceof Refused no && no.changedNothing();
        wire.ifPresent(Wire::close);
        secret.ifPresent(SecretBytes::close);
        return worker.call(() -> {
                    if (local.isPresent() && refused) {
                        local.get().refused();
                    } else if (local.isPresent()) {
                        local.get().close();
                    }
                    return null;
                })
                .transform(closed -> Future.failedFuture(failure instanceof Refused why ? why.failure() : failure));
    }

    private static CommandFailure incorrect() {
        return new CommandFailure(ErrorCode.BAD_PASSWORD, "Password incorrect.");
    }
}
