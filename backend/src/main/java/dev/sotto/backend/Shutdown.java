package dev.sotto.backend;

import dev.sotto.backend.log.Logging;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIGTERM and Ctrl-C: the relay finishes what it has taken and the process exits with 0, or with 1 if that failed. */
final class Shutdown implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    /** Connections get 8 s, the database the rest; a service manager loses patience after 90. */
    private static final long PATIENCE_SECONDS = 30;

    private final Relay relay;

    private Shutdown(Relay relay) {
        this.relay = relay;
    }

    static void onSignal(Relay relay) {
        Runtime.getRuntime().addShutdownHook(new Thread(new Shutdown(relay), "sotto-shutdown"));
    }

    // Halting is the one way to decide the exit code here: after a signal the JVM would report the signal's (143).
    @Override
    public void run() {
        int code = 0;
        try {
            relay.stop().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            LOG.info("Server stopped.");
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("The relay did not stop cleanly. Nothing that was accepted is lost.", e);
            code = 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            code = 1;
        }
        Logging.stop();
        Runtime.getRuntime().halt(code);
    }
}
