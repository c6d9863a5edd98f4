package dev.sotto.backend.store;

import static dev.sotto.backend.testing.Await.await;
import static dev.sotto.backend.testing.Await.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;
import org.hsqldb.lib.FrameworkLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineGuardTest {
    @TempDir
    Path folder;

    private final List<String> stops = new ArrayList<>();

    @Test
    void anEngineWarningWithACauseStopsEvenAfterTheJdkResetItsLogging() {
        Database database = Database.open(folder, (reason, cause) -> stops.add(reason));
        // As the shutdown hook of java.util.logging does while the relay still drains.
        LogManager.getLogManager().reset();
        engineLogger(database).warning("ScriptWriter synch error: ", new IOException("Input/output error"));
        assertThat(stops).containsExactly("the database engine could not write: ScriptWriter synch error:");
        await(database.close());
    }

    @Test
    void aClosedDatabaseIsNotWatchedAnyMore() {
        Database database = Database.open(folder, (reason, cause) -> stops.add(reason));
        FrameworkLogger logger = engineLogger(database);
        await(database.close());
        logger.warning("ScriptWriter synch error: ", new IOException("Input/output error"));
        assertThat(stops).isEmpty();
    }

    @Test
    void warningsWithoutACauseDoNotStop() {
        Database database = Database.open(folder, (reason, cause) -> stops.add(reason));
        engineLogger(database).warning("some words");
        await(database.close());
        assertThat(stops).isEmpty();
    }

    @Test
    void anErrorThatKillsTheWriterStops() throws Exception {
        java.util.concurrent.CountDownLatch stopped = new java.util.concurrent.CountDownLatch(1);
        Database database = Database.open(folder, (reason, cause) -> {
            stops.add(reason);
            stopped.countDown();
        });
        var unanswered = database.submit(tx -> {
            throw new OutOfMemoryError("not really");
        });
        assertThat(stopped.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(stops).containsExactly("the database writer died");
        assertThat(unanswered.isComplete()).isFalse();
        await(database.close());
        assertThat(failure(database.submit(tx -> 1))).isInstanceOf(StoreException.class);
    }

    private static FrameworkLogger engineLogger(Database database) {
        String name = await(database.submit(tx -> database.engineName()));
        return FrameworkLogger.getLog("ENGINE", "hsqldb.db." + name);
    }
}
