package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sotto chat} in a terminal: what the launcher does beside the full screen. */
class FullScreenLauncherIT {
    @TempDir
    Path folder;

    @Test
    @DisplayName("Java is killed by SIGKILL: the launcher gives the terminal back and exits 137")
    void killed() throws Exception {
        try (PtyProgram sotto = start()) {
            sotto.await("Which server?");
            Attributes raw = sotto.attributes();
            assertThat(raw.getLocalFlag(Attributes.LocalFlag.ICANON)).isFalse();
            assertThat(sotto.raw()).contains("\u001b[?1049h");
            java(sotto).destroyForcibly();
            assertThat(sotto.exitCode()).isEqualTo(137);
            sotto.awaitScreen(
                    "restored screen",
                    rows -> sotto.raw().lastIndexOf("\u001b[?1049l")
                            > sotto.raw().lastIndexOf("\u001b[?1049h"));
            String afterwards = sotto.raw().substring(sotto.raw().lastIndexOf("\u001b[?1049h"));
            assertThat(afterwards)
                    .contains("\u001b[?1000l", "\u001b[?1006l", "\u001b[?2004l", "\u001b[?1004l", "\u001b[?25h");
        }
    }

    @Test
    @DisplayName("SIGTERM to the launcher reaches Java, which restores the terminal itself; 143")
    void ended() throws Exception {
        try (PtyProgram sotto = start()) {
            sotto.await("Which server?");
            launcher(sotto).destroy();
            assertThat(sotto.exitCode()).isEqualTo(143);
        }
    }

    @Test
    @DisplayName("quitting is 0, and the second start uses the classes that the first one kept")
    void quit() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (PtyProgram sotto = start()) {
                sotto.await("Which server?");
                sotto.type("\u0011");
                assertThat(sotto.exitCode()).isZero();
            }
        }
    }

    private PtyProgram start() throws IOException {
        String launcher = Path.of(System.getProperty("sotto.root"), "sotto").toString();
        return PtyProgram.start(
                80,
                24,
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                        "XDG_DATA_HOME", folder.resolve("data").toString(),
                        "XDG_STATE_HOME", folder.resolve("state").toString()),
                List.of(launcher, "chat"));
    }

    private static ProcessHandle launcher(PtyProgram sotto) {
        return ProcessHandle.of(sotto.pid()).orElseThrow();
    }

    private static ProcessHandle java(PtyProgram sotto) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            var java = ProcessHandle.of(sotto.pid())
                    .orElseThrow()
                    .descendants()
                    .filter(process -> process.info().command().orElse("").endsWith("java"))
                    .findFirst();
            if (java.isPresent()) {
                return java.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no java below the launcher");
    }
}
