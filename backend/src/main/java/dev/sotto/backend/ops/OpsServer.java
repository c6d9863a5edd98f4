package dev.sotto.backend.ops;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /health}: 200 while the relay accepts connections and its store works, else 503. {@code GET /metrics}: the
 * Prometheus text format.
 */
public final class OpsServer extends VerticleBase {
    private static final int IDLE_SECONDS = 30;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final OpsSettings settings;
    private final PrometheusMeterRegistry registry;
    private final Health health;
    private volatile int port;

    public OpsServer(OpsSettings settings, PrometheusMeterRegistry registry, Health health) {
        this.settings = settings;
        this.registry = registry;
        this.health = health;
    }

    /** The port that it got; 0 before it listens. */
    public int port() {
        return port;
    }

    @Override
    public Future<HttpServer> start() {
        Router router = Router.router(vertx);
        router.get("/health").handler(this::answerHealth);
        router.get("/metrics").handler(this::answerMetrics);
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setIdleTimeout(IDLE_SECONDS);
        return vertx.createHttpServer(options)
                .requestHandler(router)
                .listen()
                .onSuccess(server -> port = server.actualPort());
    }

    private void answerHealth(RoutingContext request) {
        health.storeWorks().otherwise(false).onSuccess(storeWorks -> {
            boolean accepting = health.accepting();
            request.response().setStatusCode(storeWorks && accepting ? OK : UNAVAILABLE);
            request.json(new JsonObject()
                    .put("status", storeWorks && accepting ? "up" : "down")
                    .put("store", storeWorks ? "ok" : "failed")
                    .put("accepting", accepting));
        });
    }

    private void answerMetrics(RoutingContext request) {
        request.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(registry.scrape());
    }

    /** What health is made of. */
    public interface Health {
        boolean accepting();

        /** Whether a read of the store succeeds. */
        Future<Boolean> storeWorks();
    }
}
