package dev.sotto.e2e;

import static dev.sotto.e2e.FullScreen.alt;
import static dev.sotto.e2e.FullScreen.ctrl;
import static dev.sotto.e2e.FullScreenStartIT.assertRestored;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way out leaves the terminal as it was; and where there is no full screen. */
class FullScreenEndIT {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[(?:\\d+;)*(?:[349]\\d|10[0-7])(?:;\\d+)*m");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    @DisplayName("a signal ends the program, the terminal is as it was")
    void signals(String name, int code) throws Exception {
        try (FullScreen me = FullScreen.in(folder.resolve("me")).now()) {
            me.await("Which server?");
            PtyProgram.signal(name, me.terminal().pid());
            assertThat(me.terminal().exitCode()).isEqualTo(code);
            assertRestored(me.terminal());
        }
    }

    @Test
    @DisplayName("in a chat: what could not be sent makes it 6 and says so; NO_COLOR and bare TERM have no colour")
    void unsent() throws Exception {
        try (Relay relay = Relay.start(folder.resolve("relay"));
                JsonClient hans = JsonClient.start(relay, "Hans", folder.resolve("hans"))) {
            try (FullScreen ida = FullScreen.of(relay, "Ida", folder.resolve("ida"))
                    .set("NO_COLOR", "1")
                    .online()) {
                ida.open("hans");
                ida.line("sent");
                assertThat(hans.text("Ida")).isEqualTo("sent");
                relay.kill();
                ida.await("offline");
                ida.line("written without a relay");
                ida.await("written without a relay");
                ida.line("/exit");
                ida.await("One message is not sent yet.");
                ida.press("y");
                assertThat(ida.terminal().exitCode()).isEqualTo(6);
                ida.await("Some messages are not sent yet.");
                assertRestored(ida.terminal());
                assertThat(COLOUR.matcher(ida.terminal().raw()).results()).isEmpty();
                assertThat(ida.terminal().raw()).contains("\u001b[0;1m");
            }
            relay.restart();
            try (FullScreen ida =
                    FullScreen.of(relay, "Ida", folder.resolve("ida")).online()) {
                ida.press(alt("1"));
                ida.terminal()
                        .awaitScreen(
                                "one tick",
                                rows -> rows.stream().anyMatch(row -> row.contains("written without a relay \u2713")));
                assertThat(COLOUR.matcher(ida.terminal().raw()).results()).isNotEmpty();
                PtyProgram.signal("TERM", ida.terminal().pid());
                assertThat(ida.terminal().exitCode()).isEqualTo(143);
                assertRestored(ida.terminal());
            }
        }
    }

    @Test
    @DisplayName("TERM=dumb is plain lines even on a terminal, and --tui says what it needs")
    void dumb() throws Exception {
        try (FullScreen me =
                FullScreen.in(folder.resolve("me")).set("TERM", "dumb").now()) {
            me.await("Enter your username:");
            assertThat(me.terminal().raw()).doesNotContain("\u001b");
            me.press(ctrl('d'));
            me.terminal().exitCode();
        }
        try (FullScreen me = FullScreen.in(folder.resolve("me"))
                .set("TERM", "dumb")
                .with("--tui")
                .now()) {
            me.await("The full screen needs a terminal");
            assertThat(me.terminal().exitCode()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("from a shell: Ctrl-Z gives the terminal back, fg takes it again, kill -9 leaves a usable shell")
    void jobControl() throws Exception {
        Path launcher = Path.of(System.getProperty("sotto.root"), "sotto");
        Map<String, String> environment = Map.of(
                "PS1", "ready> ",
                "JAVA_HOME", System.getProperty("java.home"),
                "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                "XDG_DATA_HOME", folder.resolve("data").toString(),
                "XDG_STATE_HOME", folder.resolve("state").toString());
        try (PtyProgram shell = PtyProgram.start(80, 24, environment, List.of("sh", "-i"))) {
            shell.await("ready>");
            shell.type(launcher + " chat\r");
            shell.await("Which server?");
            shell.type(ctrl('z'));
            shell.await("Stopped");
            awaitPrompt(shell);
            shell.type("echo $((6*7))back\r");
            shell.await("42back");
            assertThat(shell.modes()).doesNotContain("1049", "1000", "1002", "1006", "2004", "1004");
            shell.type("fg\r");
            shell.await("Which server?");
            shell.awaitGone("42back");
            ProcessHandle java = shell.process()
                    .descendants()
                    .filter(process -> process.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow();
            PtyProgram.signal("KILL", java.pid());
            shell.await("42back");
            awaitPrompt(shell);
            shell.type("echo code=$?\r");
            shell.await("code=137");
            assertThat(shell.modes()).doesNotContain("1049", "1000", "1002", "1006", "2004", "1004");
            shell.type("exit\r");
            shell.exitCode();
        }
    }

    @Test
    @DisplayName("the demo on a terminal is the full screen with Robin, who answers")
    void demo() throws Exception {
        Path launcher = Path.of(System.getProperty("sotto.root"), "sotto");
        Map<String, String> environment =
                Map.of("TMPDIR", folder.toString(), "JAVA_HOME", System.getProperty("java.home"));
        try (PtyProgram demo = PtyProgram.start(100, 30, environment, List.of(launcher.toString(), "demo"))) {
            demo.await("online");
            demo.await("Robin");
            demo.type("\u001b1");
            demo.await("to Robin");
            demo.type("hello from the test\r");
            demo.awaitScreen("an answer below", rows -> {
                int said = lastRow(rows, "hello from the test");
                return said > 0 && said < lastRow(rows, "Robin");
            });
            demo.type(ctrl('q'));
            assertThat(demo.exitCode()).isZero();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /** The shell reads: what is typed before goes to whoever had the terminal. */
    private static void awaitPrompt(PtyProgram shell) throws InterruptedException {
        shell.awaitScreen("a prompt at the end", rows -> {
            List<String> written = rows.stream().filter(row -> !row.isBlank()).toList();
            return !written.isEmpty() && written.get(written.size() - 1).strip().equals("ready>");
        });
    }

    private static int lastRow(List<String> rows, String text) {
        int last = -1;
        for (int i = 0; i < rows.size(); i++) {
            last = rows.get(i).contains(text) ? i : last;
        }
        return last;
    }
}
