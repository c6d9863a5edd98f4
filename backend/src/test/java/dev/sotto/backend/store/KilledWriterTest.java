package dev.sotto.backend.store;

import static dev.sotto.backend.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.backend.testing.ForkedJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
    private static final int ROUNDS = 4;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostByKillsAndTheFolderOpensAtOnce() throws Exception {
        List<Long> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (ForkedJvm writer = ForkedJvm.start(SyncingWriter.class, folder.toString(), "100000")) {
                // Another point of time each round, in the middle of a stream of commits.
                for (String line : writer.readLines(20 + 37 * round)) {
                    acknowledged.add(row(line));
                }
                writer.kill();
                // Lines that were on their way when it died count too.
                for (String line : writer.readToEnd()) {
                    acknowledged.add(row(line));
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(100).isSorted().doesNotHaveDuplicates();
        long before = System.nanoTime();
        Database database = Database.open(folder, FailStop.halt());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        List<Long> stored = await(database.submit(tx -> tx.envelopes().read("hans", 0, 1_000_000).stream()
                .map(QueuedEnvelope::row)
                .toList()));
        await(database.close());
        assertThat(stored).containsAll(acknowledged).isSorted();
    }

    private static long row(String line) {
        return Long.parseLong(line.substring("row ".length()));
    }
}
