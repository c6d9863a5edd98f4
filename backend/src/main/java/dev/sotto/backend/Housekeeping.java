package dev.sotto.backend;

import dev.sotto.backend.gateway.Gateway;
import dev.sotto.backend.mailbox.Mailbox;
import dev.sotto.backend.ops.RelayMetrics;
import dev.sotto.backend.tls.TlsMaterial;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the relay does by itself from time to time: expires envelopes, renews its certificate, sums up in the log. */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration SUMMARY = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Mailbox mailbox;
    private final RelayMetrics metrics;
    private final Certificate certificate;
    private final Gateway gateway;
    private final Clock clock;
    private RelayMetrics.Totals reported;

    Housekeeping(
            Vertx vertx, Mailbox mailbox, RelayMetrics metrics, Certificate certificate, Gateway gateway, Clock clock) {
        this.vertx = vertx;
        this.mailbox = mailbox;
        this.metrics = metrics;
        this.certificate = certificate;
        this.gateway = gateway;
        this.clock = clock;
        this.reported = metrics.totals();
    }

    /** The timers live as long as Vert.x. */
    void start() {
        vertx.runOnContext(ready -> {
            vertx.setPeriodic(HOURLY.toMillis(), id -> expire());
            vertx.setPeriodic(HOURLY.toMillis(), id -> renew());
            vertx.setPeriodic(SUMMARY.toMillis(), id -> sumUp());
            expire();
        });
    }

    private void expire() {
        mailbox.expire()
                .onSuccess(count -> {
                    if (count > 0) {
                        LOG.info("{} envelopes that nobody fetched have expired.", count);
                    }
                })
                .onFailure(failure -> LOG.error("Expired envelopes could not be removed.", failure));
    }

    /** Shows another certificate if there is one by now, or if it is time to make one. */
    void renew() {
        Future<Optional<TlsMaterial>> newer = vertx.executeBlocking(() -> certificate.newer(clock.instant()));
        newer.compose(material -> material.isEmpty() ? Future.succeededFuture() : show(material.get()))
                .onFailure(failure -> LOG.error("The TLS certificate could not be renewed.", failure));
    }

    private Future<Void> show(TlsMaterial material) {
        return gateway.show(material).onSuccess(shown -> {
            certificate.isShown(material);
            LOG.info("A new TLS certificate is in use, valid until {}.", material.expires());
        });
    }

    // Sums over a minute and over all users, so that the log does not say who writes to whom.
    private void sumUp() {
        RelayMetrics.Totals now = metrics.totals();
        if (!now.equals(reported)) {
            LOG.info(
                    "Envelopes in the last minute: {} queued, {} delivered, {} acknowledged, {} refused.",
                    now.accepted() - reported.accepted(),
                    now.delivered() - reported.delivered(),
                    now.acknowledged() - reported.acknowledged(),
                    now.refused() - reported.refused());
            reported = now;
        }
    }
}
