package dev.sotto.backend.gateway;

import dev.sotto.backend.log.NoiseLimit;
import dev.sotto.backend.tls.TlsMaterial;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SSLEngineOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listening side of the relay: one port, several event loops. */
public final class Gateway {
    /** TLS failures are noise that any port scanner makes. */
    private static final int TLS_FAILURES_LOGGED = 10;

    private final Vertx vertx;
    private final Admission admission;
    private final List<Acceptor> acceptors = new CopyOnWriteArrayList<>();
    private String deployment = "";

    private Gateway(Vertx vertx, Admission admission) {
        this.vertx = vertx;
        this.admission = admission;
    }

    /** Listens; the future fails with what the operating system said when it cannot. */
    public static Future<Gateway> start(
            Vertx vertx, GatewaySettings settings, TlsMaterial material, SSLEngineOptions engine, Services services) {
        Gateway gateway = new Gateway(vertx, new Admission(settings.connections()));
        Presence presence = new Presence(vertx, settings.deadlines().presence());
        NoiseLimit noise = new NoiseLimit(TLS_FAILURES_LOGGED, Duration.ofSeconds(10), System::nanoTime);
        DeploymentOptions options = new DeploymentOptions().setInstances(settings.eventLoops());
        return vertx.deployVerticle(
                        () -> {
                            Acceptor acceptor = new Acceptor(
                                    settings, material, engine, gateway.admission, presence, services, noise);
                            gateway.acceptors.add(acceptor);
                            return acceptor;
                        },
                        options)
                .map(id -> {
                    gateway.deployment = id;
                    return gateway;
                });
    }

    /** The port that it listens on. */
    public int port() {
        return acceptors.get(0).port();
    }

    /** Connections now, those that have not logged in included. */
    public int connections() {
        return admission.connections();
    }

    /** Later handshakes show this certificate; connections that are there notice nothing. */
    public Future<Void> show(TlsMaterial material) {
        return Future.join(acceptors.stream().map(a -> a.show(material)).toList())
                .mapEmpty();
    }

    /** Stops accepting, lets each connection finish what was taken, says goodbye, closes. */
    public Future<Void> stop() {
        return vertx.undeploy(deployment);
    }
}
