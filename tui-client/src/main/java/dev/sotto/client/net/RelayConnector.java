package dev.sotto.client.net;

import dev.sotto.client.net.RelayException.Reason;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Hello;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Welcome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.TrustOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Connects to relays: TCP, TLS 1.3 with the relay's identity checked before anything is said, Hello and Welcome. Never
 * blocks, never asks anybody. BoringSSL where it is available (both ends on it agree on X25519MLKEM768), else the JDK's
 * engine.
 */
public final class RelayConnector {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int HANDSHAKE_SECONDS = 10;
    /** All together; a relay that trickles gets no longer. */
    private static final long WELCOME_MILLIS = 15_000;

    private static final int MAX_CLIENT_NAME = 64;

    private final Vertx vertx;
    private final String clientName;
    private final NetClient client;
    private final X509ExtendedTrustManager publicCas;
    private final Heartbeat heartbeat;

    /**
     * A connector.
     *
     * @param clientName name and version of this program, for the relay's log: at most 64 printable ASCII characters
     */
    public RelayConnector(Vertx vertx, String clientName) {
        this(vertx, clientName, OpenSSLEngineOptions.isAvailable(), PublicCas.ofTheRuntime(), Heartbeat.STANDARD);
    }

    RelayConnector(
            Vertx vertx, String clientName, boolean openSsl, X509ExtendedTrustManager publicCas, Heartbeat heartbeat) {
        if (clientName.length() > MAX_CLIENT_NAME || !clientName.matches("[ -~]+")) {
            throw new IllegalArgumentException("A client's name is 1 to 64 printable ASCII characters.");
        }
        this.vertx = vertx;
        this.clientName = clientName;
        this.publicCas = publicCas;
        this.heartbeat = heartbeat;
        NetClientOptions options =
                new NetClientOptions().setTcpNoDelay(true).setTcpKeepAlive(true).setConnectTimeout(CONNECT_MILLIS);
        if (openSsl) {
            options.setSslEngineOptions(new OpenSSLEngineOptions());
        }
        this.client = vertx.createNetClient(options);
    }

    /**
     * Connects. The connection lives on the context that this is called on, a worker context included; called from no
     * context, on a new one. Fails with a {@link RelayException}, at the latest after 15 s; what was opened is closed
     * then.
     */
    public Future<RelayConnection> connect(RelayAddress relay, PinPolicy policy) {
        Context context = vertx.getOrCreateContext();
        Promise<RelayConnection> connected = Promise.promise();
        context.runOnContext(ignored -> connect(context, relay, policy, connected));
        return connected.future();
    }

    /** Closes what is still being opened; connections stay. */
    public Future<Void> close() {
        return client.close();
    }

    private void connect(Context context, RelayAddress relay, PinPolicy policy, Promise<RelayConnection> connected) {
        RelayTrust trust = new RelayTrust(relay, policy, publicCas);
        long deadline = vertx.setTimer(
                WELCOME_MILLIS,
                id -> connected.tryFail(new RelayException(
                        Reason.UNREACHABLE, relay + " does not answer as a relay within 15 seconds.")));
        connected.future().onComplete(result -> vertx.cancelTimer(deadline));
        ConnectOptions options = new ConnectOptions()
                .setHost(relay.host())
                .setPort(relay.port())
                .setSsl(true)
                .setSslOptions(tls(trust));
        client.connect(options)
                .onSuccess(socket -> greet(context, relay, trust, socket, connected))
                .onFailure(e -> connected.tryFail(trust.failure().orElseGet(() -> unreachable(relay, e))));
    }

    private static ClientSSLOptions tls(RelayTrust trust) {
        return new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(trust))
                // The name is checked by RelayTrust where a public CA vouches, and only there.
                .setHostnameVerificationAlgorithm("HTTPS")
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
    }

    private void greet(
            Context context,
            RelayAddress relay,
            RelayTrust trust,
            NetSocket netSocket,
            Promise<RelayConnection> connected) {
        FrameSocket socket = new FrameSocket(context, netSocket, heartbeat);
        RelayIdentity identity = trust.identity()
                .orElseThrow(() -> new IllegalStateException("A handshake without a check of the relay."));
        connected.future().onFailure(e -> socket.close(CloseReason.BY_US).onComplete(closed -> {}));
        if (connected.future().failed()) {
            return;
        }
        socket.handlers(
                frame -> {
                    socket.pause();
                    try {
                        Welcome welcome = welcome(relay, frame);
                        connected.tryComplete(new RelayConnection(context, socket, welcome, identity));
                    } catch (RelayException e) {
                        connected.tryFail(e);
                    }
                },
                reason -> connected.tryFail(new RelayException(
                        reason == CloseReason.MISBEHAVED ? Reason.MISBEHAVED : Reason.UNREACHABLE,
                        relay + " closed the connection without a welcome.")));
        socket.send(ClientFrame.newBuilder()
                        .setHello(Hello.newBuilder()
                                .setMinVersion(Limits.MIN_VERSION)
                                .setMaxVersion(Limits.MAX_VERSION)
                                .setClient(clientName))
                        .build())
                .onFailure(e -> connected.tryFail(unreachable(relay, e)));
    }

    private static Welcome welcome(RelayAddress relay, ServerFrame frame) throws RelayException {
        if (frame.hasProblem()) {
            Problem problem = frame.getProblem();
            throw RelayException.refused(
                    problem.getCode() == ProblemCode.PROBLEM_INCOMPATIBLE ? Reason.INCOMPATIBLE : Reason.REFUSED,
                    problem);
        }
        if (!frame.hasWelcome()) {
            throw new RelayException(Reason.MISBEHAVED, relay + " answers Hello with something else than Welcome.");
        }
        int version = frame.getWelcome().getVersion();
        if (version < Limits.MIN_VERSION || version > Limits.MAX_VERSION) {
            throw new RelayException(
                    Reason.INCOMPATIBLE,
                    relay + " speaks version " + Integer.toUnsignedString(version) + ", this client "
                            + Limits.MIN_VERSION + " to " + Limits.MAX_VERSION + ": update the older one.");
        }
        return frame.getWelcome();
    }

    private static RelayException unreachable(RelayAddress relay, Throwable e) {
        String why = String.valueOf(e.getMessage());
        if (e instanceof UnknownHostException) {
            why = "there is no such host";
        } else if (e instanceof ConnectException && why.startsWith("Connection refused")) {
            why = "nothing listens there (connection refused)";
        } else if (e instanceof SSLException) {
            why = "no TLS 1.3 connection could be made (" + e.getMessage() + ")";
        }
        return new RelayException(Reason.UNREACHABLE, relay + " cannot be reached: " + why + ".");
    }
}
