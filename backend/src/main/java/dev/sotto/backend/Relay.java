package dev.sotto.backend;

import dev.sotto.backend.account.Accounts;
import dev.sotto.backend.account.Peppers;
import dev.sotto.backend.config.RelayConfig;
import dev.sotto.backend.gateway.Gateway;
import dev.sotto.backend.gateway.GatewaySettings;
import dev.sotto.backend.gateway.Services;
import dev.sotto.backend.log.Logging;
import dev.sotto.backend.mailbox.Mailbox;
import dev.sotto.backend.ops.RelayMetrics;
import dev.sotto.backend.prekey.Prekeys;
import dev.sotto.backend.store.Database;
import dev.sotto.backend.store.FailStop;
import dev.sotto.backend.store.StoreException;
import dev.sotto.backend.tls.PrivateFile;
import dev.sotto.backend.tls.TlsException;
import dev.sotto.backend.tls.TlsMaterial;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay as a whole, the composition root: puts the parts together in order, and takes them apart in the opposite one.
 * Starting blocks and is for a thread of one's own.
 */
final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** A step of the start that takes longer has failed: a disk hangs. */
    private static final long STEP_SECONDS = 60;

    private final RelayConfig config;
    private final Clock clock = Clock.systemUTC();
    private final Deque<Supplier<Future<Void>>> toStop = new ArrayDeque<>();
    private @Nullable Housekeeping housekeeping;
    private String address = "";
    private String fingerprint = "";

    private Relay(RelayConfig config) {
        this.config = config;
    }

    /** Starts everything; when it returns, the relay accepts connections. */
    static Relay start(RelayConfig config) throws StartException {
        Relay relay = new Relay(config);
        try {
            relay.start();
            return relay;
        } catch (StartException | RuntimeException e) {
            relay.stopAfterFailure();
            throw e;
        }
    }

    /** HOST:PORT as it listens. */
    String address() {
        return address;
    }

    /** SHA-256 of the relay's identity, 64 lower-case hex digits. */
    String fingerprint() {
        return fingerprint;
    }

    /** What happens every hour, now. */
    void renewCertificate() {
        if (housekeeping != null) {
            housekeeping.renew();
        }
    }

    /** Stops accepting, finishes what was taken, says goodbye, closes the store. */
    Future<Void> stop() {
        LOG.info("Server is stopping.");
        Future<Void> stopped = Future.succeededFuture();
        while (!toStop.isEmpty()) {
            Supplier<Future<Void>> next = toStop.pop();
            stopped = stopped.eventually(next);
        }
        return stopped;
    }

    private void start() throws StartException {
        openFolders();
        Logging.start(config.log());
        config.warnings().forEach(LOG::warn);
        // It takes the lock of the folder, and so comes before anything in it is made: two relays that start at the
        // same
        // time must not make two identities.
        Database database = Database.open(config.dataDir(), FailStop.halt());
        toStop.push(database::close);
        Certificate certificate = new Certificate(config.tls());
        TlsMaterial material = certificate.load(clock.instant());
        fingerprint = material.fingerprint();
        SSLEngineOptions engine = engine();
        Platform platform = new Platform(config.gateway().eventLoops());
        Vertx vertx = platform.vertx();
        // Below the database in the stack: it stops last.
        toStop.addLast(vertx::close);
        Peppers peppers = await(Peppers.open(database, config.pepperFile()), "The pepper file cannot be used");

        RelayMetrics metrics = new RelayMetrics(platform.registry());
        Mailbox mailbox = new Mailbox(vertx, database, config.mailbox(), clock);
        Services services = new Services(
                new Accounts(
                        vertx, database, peppers, config.registration(), config.accounts(), clock, System::nanoTime),
                new Prekeys(vertx, database, config.whenExhausted(), System::nanoTime),
                mailbox,
                metrics,
                config.registration().mode(),
                Version.text(),
                clock);
        GatewaySettings listen = config.gateway();
        Gateway gateway = await(
                Gateway.start(vertx, listen, material, engine, services),
                "The relay cannot listen on " + hostAndPort(listen.host(), listen.port()));
        toStop.push(gateway::stop);
        address = hostAndPort(listen.host(), gateway.port());
        metrics.gauge("connections", "Connections now.", gateway::connections);
        metrics.gauge("store.waiting", "Pieces of work that wait for the database.", database::waiting);
        toStop.push(new Pages(config.ops(), platform, database).start());
        Housekeeping hourly = new Housekeeping(vertx, mailbox, metrics, certificate, gateway, clock);
        hourly.start();
        housekeeping = hourly;
        LOG.info(
                "Server started on {} ({} transport, {} TLS, fingerprint SHA-256:{}).",
                address,
                vertx.isNativeTransportEnabled() ? "native" : "Java",
                engine instanceof OpenSSLEngineOptions ? "OpenSSL" : "Java",
                fingerprint);
    }

    private void openFolders() throws StartException {
        try {
            PrivateFile.createFolder(config.dataDir());
            PrivateFile.createFolder(config.log().file().toAbsolutePath().resolveSibling(""));
        } catch (IOException e) {
            throw new StartException("A folder cannot be made: " + e.getMessage() + ". Choose another with --data.", e);
        }
        try {
            // The logging library would go on without it, and say nothing.
            Files.newOutputStream(config.log().file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            throw new StartException(
                    "The log file " + config.log().file() + " cannot be written. Choose another by log.file.", e);
        }
    }

    private SSLEngineOptions engine() throws StartException {
        try {
            return config.tlsEngine().options();
        } catch (TlsException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private void stopAfterFailure() {
        try {
            stop().toCompletionStage().toCompletableFuture().get(STEP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("What had been started did not stop cleanly.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(Future<T> step, String failure) throws StartException {
        try {
            return step.toCompletionStage().toCompletableFuture().get(STEP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof StoreException store) {
                throw new StartException(String.valueOf(store.getMessage()), store);
            }
            throw new StartException(failure + ": " + cause.getMessage() + ".", cause);
        } catch (TimeoutException e) {
            throw new StartException(failure + ": no answer within " + STEP_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("The start was interrupted.", e);
        }
    }

    private static String hostAndPort(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
