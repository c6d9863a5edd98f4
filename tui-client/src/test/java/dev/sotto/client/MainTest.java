package dev.sotto.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.face.Environment;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.FaceRun;
import dev.sotto.client.face.FakeClient;
import dev.sotto.client.face.Interruption;
import dev.sotto.protocol.AccountName;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MainTest {
    @TempDir
    Path home;

    private final FaceRun run = new FaceRun();
    private final FakeClient client = new FakeClient();

    @Test
    @DisplayName("help, version and wrong usage touch neither terminal nor network")
    void untouched() {
        for (String[] args : new String[][] {{"--help"}, {"--version"}, {"-V"}}) {
            assertThat(untouched(args)).isZero();
        }
        for (String[] args : new String[][] {
            {"--nope"}, {"--plain", "--json"}, {"--tui", "--plain"}, {"--tui"}, {"a@b@c:x"}, {"a", "b"}
        }) {
            assertThat(untouched(args)).isEqualTo(ExitCode.USAGE.number());
        }
    }

    @Test
    @DisplayName("a relay behind @ is a relay, not a file of arguments; the face is the one that was asked for")
    void faces() {
        client.atStart.add(new ClientEvent.Ready(AccountName.parse("Paul").orElseThrow()));
        client.atStart.add(new ClientEvent.ConnectionChanged(true));
        assertThat(json("--json", "Paul@host:1")).isZero();
        assertThat(run.output()).first().asString().startsWith("{\"event\":\"ready\"");
        FaceRun plain = new FaceRun();
        int code = Main.run(
                new String[] {"@host:1"},
                environment(),
                () -> false,
                () -> plain.streams("Paul", "exit"),
                () -> client,
                new Interruption());
        assertThat(code).isZero();
        assertThat(plain.output()).first().isEqualTo("Enter your username:");
        assertThat(client.calls).contains("login Paul@host:1 123");
    }

    private int json(String... args) {
        return Main.run(args, environment(), () -> false, () -> run.streams(), () -> client, new Interruption());
    }

    private int untouched(String... args) {
        return Main.run(
                args,
                environment(),
                () -> false,
                () -> {
                    throw new AssertionError("streams");
                },
                () -> {
                    throw new AssertionError("network");
                },
                new Interruption());
    }

    private Environment environment() {
        return Environment.of(Map.of("HOME", home.toString(), "SOTTO_PASSWORD", "123"));
    }
}
