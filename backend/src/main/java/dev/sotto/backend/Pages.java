package dev.sotto.backend;

import dev.sotto.backend.ops.OpsServer;
import dev.sotto.backend.ops.OpsSettings;
import dev.sotto.backend.store.Database;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator's pages. A taken port is a reason not to start only where the operator chose the port. */
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final long START_SECONDS = 30;
    private static final long HEALTH_SECONDS = 2;

    private final OpsSettings settings;
    private final Platform platform;
    private final Database database;
    private volatile boolean accepting = true;

    Pages(OpsSettings settings, Platform platform, Database database) {
        this.settings = settings;
        this.platform = platform;
        this.database = database;
    }

    /** What stops them again. */
    Supplier<Future<Void>> start() throws StartException {
        if (!settings.enabled()) {
            return Future::succeededFuture;
        }
        OpsServer server = new OpsServer(settings, platform.registry(), new Health());
        try {
            platform.vertx()
                    .deployVerticle(server)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
            LOG.info("Health and metrics are on http://{}:{}/health and /metrics.", settings.host(), server.port());
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String problem = "The health and metrics pages cannot listen on " + settings.host() + ":" + settings.port()
                    + ": " + cause.getMessage();
            if (settings.demanded()) {
                throw new StartException(problem + ". Choose another ops.port, or ops.enabled = false.", e);
            }
            LOG.warn("{}. The relay runs without them.", problem);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("The start was interrupted.", e);
        }
        return () -> {
            accepting = false;
            return Future.succeededFuture();
        };
    }

    private final class Health implements OpsServer.Health {
        @Override
        public boolean accepting() {
            return accepting;
        }

        @Override
        public Future<Boolean> storeWorks() {
            return database.submit(tx -> true).timeout(HEALTH_SECONDS, TimeUnit.SECONDS);
        }
    }
}
