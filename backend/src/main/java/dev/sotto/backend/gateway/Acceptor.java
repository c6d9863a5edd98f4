package dev.sotto.backend.gateway;

import dev.sotto.backend.log.NoiseLimit;
import dev.sotto.backend.tls.TlsMaterial;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop's share of the listening socket and its connections. */
final class Acceptor extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    private static final Set<String> TLS_1_3_ONLY = Set.of("TLSv1.3");

    /** What a connection gets to finish its work in when the relay stops. */
    private static final Duration FINISH = Duration.ofSeconds(5);

    /** {@link #FINISH} and the goodbye after it. */
    private static final Duration STOP = Duration.ofSeconds(8);

    /** With a shared listening socket: any free port, and the same for all event loops. */
    private static final int ANY_PORT = -1;

    private final GatewaySettings settings;
    private final TlsMaterial material;
    private final SSLEngineOptions engine;
    private final Admission admission;
    private final Presence presence;
    private final Services services;
    private final NoiseLimit noise;
    private final Promise<NetServer> listening = Promise.promise();

    Acceptor(
            GatewaySettings settings,
            TlsMaterial material,
            SSLEngineOptions engine,
            Admission admission,
            Presence presence,
            Services services,
            NoiseLimit noise) {
        this.settings = settings;
        this.material = material;
        this.engine = engine;
        this.admission = admission;
        this.presence = presence;
        this.services = services;
        this.noise = noise;
    }

    @Override
    public Future<NetServer> start() {
        NetServerOptions options = new NetServerOptions()
                .setHost(settings.host())
                .setPort(settings.port() == 0 ? ANY_PORT : settings.port())
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setReuseAddress(true)
                .setSsl(true)
                .setSslEngineOptions(engine)
                .setKeyCertOptions(material.options())
                .setEnabledSecureTransportProtocols(TLS_1_3_ONLY)
                .setSslHandshakeTimeout(settings.deadlines().tls().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        vertx.createNetServer(options)
                .connectHandler(this::accept)
                .exceptionHandler(this::handshakeFailed)
                .listen()
                .onComplete(listening);
        return listening.future();
    }

    int port() {
        return listening.future().result().actualPort();
    }

    Future<Boolean> show(TlsMaterial newer) {
        ServerSSLOptions options = new ServerSSLOptions()
                .setKeyCertOptions(newer.options())
                .setEnabledSecureTransportProtocols(TLS_1_3_ONLY)
                .setSslHandshakeTimeout(settings.deadlines().tls().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        return listening.future().compose(server -> server.updateSSLOptions(options));
    }

    /** Vert.x stops accepting, then tells each connection, then waits for them. */
    @Override
    public Future<?> stop() {
        return listening.future().compose(server -> server.shutdown(STOP.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void accept(NetSocket socket) {
        Admission.Ticket ticket =
                admission.enter(String.valueOf(socket.remoteAddress().hostAddress()));
        Connection connection = new Connection(vertx, socket, settings.deadlines(), ticket, presence, services);
        if (ticket.admitted()) {
            socket.shutdownHandler(ignored -> connection.shutDown(FINISH));
            connection.open();
        } else {
            connection.turnAway();
        }
    }

    // A port scan, an old TLS version, a peer that hung up: nothing of ours failed, and there may be very many.
    private void handshakeFailed(Throwable failure) {
        if (noise.allow(left -> LOG.info("{} further failed TLS handshakes were not logged.", left))) {
            LOG.info("A TLS handshake failed ({}).", failure.getClass().getSimpleName());
        }
    }
}
