package dev.sotto.backend.store;

import static dev.sotto.backend.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.backend.testing.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine swallows failed writes; these make real ones by injecting errors into the system calls of a real process.
 * Needs strace, and fails where a Linux has none: the promise "accepted means durable" hangs on it.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "errors are injected by strace, which only Linux has")
class FailedWriteTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeADatabase() {
        data = folder.resolve("data");
        await(Database.open(data, FailStop.halt()).close());
    }

    @Test
    void aFailedSyncStopsTheProcessBeforeItAcknowledges() throws Exception {
        // System calls are counted for each thread: the twelfth sync of the writer is its twelfth commit (the main
        // thread
        // needs fewer to open the database).
        List<String> acknowledged = failing("--inject=fsync,fdatasync:error=EIO:when=12");
        assertThat(acknowledged).hasSize(11);
        assertStored(acknowledged);
    }

    @Test
    void aSyncThatFailsForEverStopsTheProcessBeforeItAcknowledgesAnything() throws Exception {
        assertThat(failing("--inject=fsync,fdatasync:error=EIO")).isEmpty();
        assertStored(List.of());
    }

    @Test
    void aDiskThatIsFullStopsTheProcessBeforeItAcknowledges() throws Exception {
        // Only writes to the engine's log: the process must still be able to print.
        List<String> acknowledged =
                failing("--inject=write:error=ENOSPC:when=10+", "--trace-path=" + data.resolve("db/relay.log"));
        assertThat(acknowledged).isNotEmpty().hasSizeLessThan(20);
        assertStored(acknowledged);
    }

    private List<String> failing(String... injection) throws IOException, InterruptedException {
        List<String> strace = new ArrayList<>(List.of("strace", "-f", "-qqq", "-o", "/dev/null"));
        strace.add("--trace=fsync,fdatasync,write");
        strace.addAll(List.of(injection));
        try (ForkedJvm writer = ForkedJvm.start(strace, SyncingWriter.class, data.toString(), "20")) {
            List<String> acknowledged = writer.readToEnd();
            assertThat(writer.exitCode()).isEqualTo(FailStop.EXIT_CODE);
            return acknowledged.stream()
                    .map(line -> line.substring("row ".length()))
                    .toList();
        }
    }

    private void assertStored(List<String> acknowledged) {
        Database database = Database.open(data, FailStop.halt());
        List<String> stored = await(database.submit(tx -> tx.envelopes().read("hans", 0, 1_000).stream()
                .map(envelope -> Long.toString(envelope.row()))
                .toList()));
        await(database.close());
        assertThat(stored).containsAll(acknowledged);
    }
}
