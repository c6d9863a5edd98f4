package dev.sotto.client.runtime;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.disk.Folders;
import dev.sotto.client.net.KnownRelays;
import dev.sotto.client.net.RelayConnector;
import dev.sotto.client.password.Argon2Cost;
import dev.sotto.client.store.ClientStore;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.v1.Registration;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Starts clients on one event loop and one worker thread of its own. */
final class VertxClientStarter implements ClientStarter {
    private final Vertx vertx;
    private final Context context;
    private final Worker worker;
    private final Dialer.Opener opener;
    private final Argon2Cost cost;
    private final SeenRelays seen = new SeenRelays();

    /** {@code cost}: {@link Argon2Cost#STANDARD}, but where nothing of worth is behind a password. */
    VertxClientStarter(Vertx vertx, Dialer.Opener opener, Argon2Cost cost) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.worker = new Worker(vertx);
        this.opener = opener;
        this.cost = cost;
    }

    static ClientStarter create(String clientName) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        RelayConnector connector = new RelayConnector(vertx, clientName);
        return new VertxClientStarter(
                vertx,
                (address, policy) -> connector.connect(address, policy).map(ConnectionLine::new),
                Argon2Cost.STANDARD);
    }

    @Override
    public Future<Probe> probe(StartOptions options) {
        return onContext(() -> probe(options, Dialer.ofProbe(vertx, worker, opener, options, known(options), seen)));
    }

    @Override
    public Future<ClientApi> start(StartOptions options, SecretBytes password, boolean register) {
        return onContext(() -> {
            Folders folders = folders(options);
            Path folder = account(folders, options);
            return worker.call(() -> {
                        folders.make(folder);
                        return PasswordBytes.normalised(password);
                    })
                    .compose(normalised -> new Startup(
                                    vertx,
                                    context,
                                    worker,
                                    Dialer.ofStart(vertx, worker, opener, options, known(options), seen),
                                    options,
                                    folder,
                                    normalised,
                                    register,
                                    cost)
                            .run());
        });
    }

    @Override
    public Future<Void> close() {
        // Without a context: the one of this client ends with its threads.
        Promise<Void> closed = Promise.promise();
        worker.close().onComplete(ended -> vertx.close().onComplete(closed));
        return closed.future();
    }

    private Future<Probe> probe(StartOptions options, Dialer dialer) {
        return worker.call(() -> storeExists(options))
                .compose(storeExists -> dialer.dial()
                        .compose(wire -> new Login(options.account().account())
                                .isRegistered(wire)
                                .recover(failure -> Future.failedFuture(
                                        failure instanceof Refused refused ? refused.failure() : failure))
                                .map(registered -> new Probe(
                                        true,
                                        Optional.empty(),
                                        registered,
                                        mode(wire.registration()),
                                        wire.identity().fingerprint().map(Object::toString),
                                        dialer.newIdentity(),
                                        storeExists))
                                .onComplete(result -> wire.close()))
                        .recover(failure -> unreachable(failure, storeExists)));
    }

    private static Future<Probe> unreachable(Throwable failure, boolean storeExists) {
        if (failure instanceof CommandFailure known && known.code() == ErrorCode.UNREACHABLE) {
            return Future.succeededFuture(new Probe(
                    false,
                    Optional.of(known.sentence()),
                    storeExists,
                    Probe.RegistrationMode.UNKNOWN,
                    Optional.empty(),
                    false,
                    storeExists));
        }
        return Future.failedFuture(failure);
    }

    private static boolean storeExists(StartOptions options) throws IOException {
        Folders folders = folders(options);
        folders.make(folders.data());
        Path folder = account(folders, options);
        return ClientStore.exists(folder) || ClientStore.stagedExists(folder);
    }

    private static KnownRelays known(StartOptions options) {
        return new KnownRelays(folders(options).knownRelays());
    }

    private static Folders folders(StartOptions options) {
        return Folders.in(options.dataDirectory());
    }

    private static Path account(Folders folders, StartOptions options) {
        return folders.account(options.host(), options.port(), options.account().account());
    }

    private static Probe.RegistrationMode mode(Registration registration) {
        return switch (registration) {
            case REGISTRATION_OPEN -> Probe.RegistrationMode.OPEN;
            case REGISTRATION_TOKEN -> Probe.RegistrationMode.TOKEN;
            case REGISTRATION_CLOSED -> Probe.RegistrationMode.CLOSED;
            case REGISTRATION_UNSPECIFIED, UNRECOGNIZED -> Probe.RegistrationMode.UNKNOWN;
        };
    }

    private interface Action<T> {
        Future<T> run();
    }

    private <T> Future<T> onContext(Action<T> action) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(ignored -> action.run().onComplete(promise));
        return promise.future();
    }
}
