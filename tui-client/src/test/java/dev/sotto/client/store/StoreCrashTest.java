package dev.sotto.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sotto.client.core.OutboxItem;
import dev.sotto.client.core.StoreContents;
import dev.sotto.client.core.StoredMessage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in a process that is killed, or whose disk fails: what a commit returned for is there, and nothing by half. */
class StoreCrashTest {
    private static final int ROUNDS = 4;
    private static final int MANY = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void whatACommitReturnedForSurvivesAKill() throws Exception {
        long acknowledged = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            // Different moments in a transaction: the kill comes after another number of lines in each round.
            acknowledged = Math.max(acknowledged, killedAfter(acknowledged + 17L * round + round));
            acknowledged = verified(acknowledged);
        }
    }

    @Test
    void aTornTailOfTheRedoLogIsCutAndNothingElse() throws Exception {
        long acknowledged = killedAfter(20);
        Path log = folder.resolve("store/db/db.log");
        byte[] whole = Files.readAllBytes(log);
        for (String tail :
                List.of("INSERT INTO T0 VAL", "/*C9*/DELETE FROM T7 WHERE K='00", "\0\0\0\0\0\0\0\0\n\0\0")) {
            Files.write(log, whole);
            Files.writeString(log, tail, StandardOpenOption.APPEND);
            try (ClientStore store = Bench.open(folder)) {
                assertThat(store.load().counters().get("n")).isGreaterThanOrEqualTo(acknowledged);
            }
            acknowledged = killedAfter(verified(acknowledged) + 5);
            whole = Files.readAllBytes(log);
        }
    }

    @Test
    void damageInTheMiddleOfTheRedoLogIsSaidAndNotSkipped() throws Exception {
        killedAfter(20);
        Path log = folder.resolve("store/db/db.log");
        List<String> lines = Files.readAllLines(log);
        lines.set(lines.size() / 2, "INSERT INTO T0 VALUES('zz");
        Files.write(log, lines);
        StoreLifeTest.assertRefused(() -> Bench.open(folder), StoreException.Reason.DAMAGED);
    }

    @Test
    void aFailedFsyncIsNeverACommit() throws Exception {
        assumeThat(isThere("strace")).as("strace").isTrue();
        Bench.create(folder).close();
        // Opening takes three; then each transaction takes one. Here a single one fails and the next would not.
        for (int failing : new int[] {4, 9, 13}) {
            List<String> expected = new ArrayList<>(List.of("open"));
            IntStream.range(1, failing - 3).forEach(n -> expected.add(Integer.toString(n)));
            expected.add("FAILED");
            assertThat(withFailingFsync(Integer.toString(failing))).isEqualTo(expected);
        }
    }

    @Test
    void aFailedFsyncAtOpeningOrClosingIsSaid() throws Exception {
        assumeThat(isThere("strace")).as("strace").isTrue();
        Bench.create(folder).close();
        for (String failing : new String[] {"1+", "2+", "3+", "17+", "20+", "24+"}) {
            assertThat(withFailingFsync(failing)).as(failing).doesNotContain("closed");
        }
    }

    private List<String> withFailingFsync(String which) throws Exception {
        Path copy = folder.resolve("copy" + which);
        Files.createDirectory(copy);
        StoreLifeTest.copy(folder.resolve("store"), copy.resolve("store"));
        List<String> tracer = List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=fsync,fdatasync",
                "-e",
                "inject=fsync,fdatasync:error=EIO:when=" + which);
        List<String> said = output(ForkedWriter.command(tracer, copy, 10).start());
        // What was said before is durable, and the store opens again.
        long acknowledged = said.stream()
                .filter(line -> line.matches("[0-9]+"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        try (ClientStore store = Bench.open(copy)) {
            assertThat(store.load().counters().getOrDefault("n", 0L)).isGreaterThanOrEqualTo(acknowledged);
        }
        return said;
    }

    @Test
    void aFullDiskIsNeverACommit() throws Exception {
        Bench.create(folder).close();
        // No file of the process may grow beyond 200 KiB; blocks of 512 or 1024 bytes, as the shell has it.
        Process process = ForkedWriter.command(List.of("sh", "-c", "ulimit -f 200; exec \"$@\"", "sh"), folder, MANY)
                .start();
        List<String> said = output(process);
        assertThat(said).contains("open", "FAILED");
        long acknowledged = said.stream()
                .filter(line -> line.matches("[0-9]+"))
                .mapToLong(Long::parseLong)
                .max()
                .orElseThrow();
        verified(acknowledged);
    }

    private long verified(long acknowledged) throws StoreException {
        try (ClientStore store = Bench.open(folder)) {
            StoreContents contents = store.load();
            long n = contents.counters().getOrDefault("n", 0L);
            assertThat(n).isGreaterThanOrEqualTo(acknowledged);
            assertThat(Bench.history(store, "hans", MANY))
                    .extracting(StoredMessage::text)
                    .isEqualTo(LongStream.rangeClosed(1, n)
                            .mapToObj(i -> "message " + i)
                            .toList());
            assertThat(contents.outbox())
                    .extracting(OutboxItem::position)
                    .isEqualTo(LongStream.rangeClosed(Math.max(1, n - 1), n)
                            .boxed()
                            .toList());
            assertThat(store.reads().envelopeSeen(Bench.hash((int) n))).isEqualTo(n > 0);
            assertThat(store.reads().envelopeSeen(Bench.hash((int) n + 1))).isFalse();
            return n;
        }
    }

    /** Kills a writer once it has said a number; the highest one it said. */
    private long killedAfter(long number) throws IOException, InterruptedException {
        Process process = ForkedWriter.command(List.of(), folder, MANY).start();
        long acknowledged = 0;
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.matches("[0-9]+")) {
                    acknowledged = Long.parseLong(line);
                    if (acknowledged == number) {
                        // By its handle: the process object would close the stream that is being read.
                        process.toHandle().destroyForcibly();
                    }
                } else {
                    assertThat(line).isEqualTo("open");
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).isGreaterThanOrEqualTo(number);
        return acknowledged;
    }

    private static List<String> output(Process process) throws IOException, InterruptedException {
        List<String> lines;
        try (BufferedReader reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return lines;
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
