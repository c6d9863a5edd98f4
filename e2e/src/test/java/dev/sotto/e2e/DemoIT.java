package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
        Path launcher = Path.of(System.getProperty("sotto.root"), "sotto");
        try (Program demo = Program.start(
                List.of("sh", "-c", "exec \"$0\" demo </dev/null", launcher.toString()),
                Map.of("TMPDIR", folder.toString(), "JAVA_HOME", System.getProperty("java.home")))) {
            assertThat(demo.exitCode()).as(demo.transcript()).isZero();
            assertThat(demo.rest()).hasSizeGreaterThan(8);
        }
        try (var left = Files.list(folder)) {
            assertThat(left.filter(f -> !f.getFileName().toString().startsWith("hsperfdata")))
                    .isEmpty();
        }
    }
}
