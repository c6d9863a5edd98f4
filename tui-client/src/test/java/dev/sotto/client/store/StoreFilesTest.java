package dev.sotto.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.core.OutboxItem;
import dev.sotto.client.core.StoreChange.AddOutbox;
import dev.sotto.client.core.StoreChange.PutCounter;
import dev.sotto.client.store.StoreException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modes, links and the lock between processes. */
class StoreFilesTest {
    @TempDir
    private Path base;

    @Test
    void everythingIsPrivateWhateverTheUmask() throws Exception {
        Path folder = base.resolve("account");
        Process process = ForkedWriter.command(
                        List.of("sh", "-c", "umask 000; mkdir \"$0\"; exec \"$@\"", folder.toString()),
                        folder,
                        1_000_000)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null && !line.equals("5"); line = reader.readLine()) {
                assertThat(line).matches("open|[0-9]+");
            }
            assertPrivate(folder);
            // It still runs: a second process is told who holds the lock.
            StoreLifeTest.assertRefused(() -> Bench.open(folder), Reason.LOCKED);
            assertThat(Files.readString(folder.resolve("lock"))).isEqualTo(Long.toString(process.pid()));
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        // A lock dies with its process.
        Bench.open(folder).close();
        assertPrivate(folder);
    }

    @Test
    void filesStayPrivateThroughACheckpoint() throws StoreException, IOException {
        try (ClientStore store = Bench.create(base)) {
            byte[] large = new byte[2 << 20];
            for (int i = 1; i <= 6; i++) {
                store.commit(List.of(
                        new AddOutbox(new OutboxItem(i, Bench.id(i), "hans", large, true)), new PutCounter("n", i)));
            }
            // 12 MiB are 24 MiB of redo log, so there was a checkpoint.
            assertThat(Files.size(base.resolve("store/db/db.log"))).isLessThan(16L << 20);
            assertPrivate(base);
        }
        assertPrivate(base);
        try (ClientStore store = Bench.open(base)) {
            assertThat(store.load().outbox()).hasSize(6);
        }
    }

    @Test
    void aLinkInPlaceOfAFolderOrFileIsRefused(@TempDir Path elsewhere) throws Exception {
        Bench.create(base).close();
        for (String name : List.of("store", "store/header", "store/db", "store/db/db.script", "lock")) {
            Path file = base.resolve(name);
            Path moved = elsewhere.resolve("moved");
            Files.move(file, moved);
            Files.createSymbolicLink(file, moved);
            StoreLifeTest.assertRefused(() -> Bench.open(base), Reason.UNSAFE_FILES);
            Files.delete(file);
            Files.move(moved, file);
        }
        Bench.open(base).close();
        Files.createSymbolicLink(base.resolve("link"), elsewhere);
        StoreLifeTest.assertRefused(() -> Bench.create(base.resolve("link")), Reason.UNSAFE_FILES);
    }

    @Test
    void aFolderThatTheEngineCannotNameIsRefused() throws IOException {
        Path folder = Files.createDirectory(base.resolve("a;b"));
        StoreLifeTest.assertRefused(() -> Bench.create(folder), Reason.UNSAFE_FILES);
    }

    private static void assertPrivate(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
    }
}
