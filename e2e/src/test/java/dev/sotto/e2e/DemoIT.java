package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sotto demo </dev/null}, word for word. */
class DemoIT {
    @TempDir
    Path folder;

    @Test
    @DisplayName("the demo without a terminal plays its conversation, exits 0 and leaves nothing behind")
    void demo() throws Exception {
        try (Program demo = start()) {
            assertThat(demo.await("first line", line -> true)).contains(folder + "/sotto-demo");
            assertThat(demo.exitCode()).as(demo.transcript()).isZero();
            assertThat(demo.rest()).hasSizeGreaterThan(8);
        }
        assertNothingLeft();
    }

    @Test
    @DisplayName("a signal while the relay starts leaves neither the relay nor the folder")
    void ended() throws Exception {
        try (Program demo = start()) {
            demo.await("first line", line -> line.startsWith("Starting a relay"));
            awaitRelay();
            demo.terminate();
            assertThat(demo.exitCode()).isEqualTo(143);
        }
        assertNothingLeft();
    }

    private Program start() throws IOException {
        Path launcher = Path.of(System.getProperty("sotto.root"), "sotto");
        return Program.start(
                List.of("sh", "-c", "exec \"$0\" demo </dev/null", launcher.toString()),
                Map.of("TMPDIR", folder.toString(), "JAVA_HOME", System.getProperty("java.home")));
    }

    private void awaitRelay() {
        long deadline = System.nanoTime() + Program.PATIENCE.toNanos();
        while (relays() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private void assertNothingLeft() throws IOException {
        assertThat(relays()).isZero();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private long relays() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder + "/sotto-demo"))
                .count();
    }
}
