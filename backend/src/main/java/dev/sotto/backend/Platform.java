package dev.sotto.backend;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;

/** Vert.x as the relay wants it, and the registry that it and the relay count in. */
final class Platform {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Vertx vertx;

    /** With at least that many event loops. */
    Platform(int eventLoops) {
        // Not the event bus: its meters cost on every message, and its addresses are user names.
        MicrometerMetricsOptions metrics =
                new MicrometerMetricsOptions().setEnabled(true).addDisabledMetricsCategory(MetricsDomain.EVENT_BUS);
        VertxOptions options = new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(Math.max(eventLoops, VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .setMetricsOptions(metrics)
                // No class path files are served, so no cache folder in the system's temporary one.
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
        vertx = Vertx.builder()
                .with(options)
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }

    Vertx vertx() {
        return vertx;
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }
}
