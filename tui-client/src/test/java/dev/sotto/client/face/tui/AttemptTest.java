package dev.sotto.client.face.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.FaceRun;
import dev.sotto.client.face.FakeClient;
import dev.sotto.client.face.tui.settings.SettingsFiles;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a try to sign in that nobody waits for any more. */
@Timeout(30)
class AttemptTest {
    private static final long LIMIT_MILLIS = 10_000;

    @TempDir
    Path folder;

    private final FakeClient client = new FakeClient();
    private final Inputs inputs = new Inputs();
    private final Worker worker = new Worker(1);

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    @DisplayName(
            "cancelled while the news of its client is on its way: the client is closed, or the store stayed locked")
    void cancelledLate() throws Exception {
        Attempt attempt = Attempt.begin(surroundings(), options());
        try (SecretBytes passphrase = SecretBytes.own("secret".getBytes(StandardCharsets.UTF_8))) {
            attempt.give(passphrase, false);
        }
        Optional<Input> input = inputs.take(LIMIT_MILLIS);
        while (input.isPresent() && !(input.get() instanceof Input.SignedIn)) {
            input = inputs.take(LIMIT_MILLIS);
        }
        assertThat(input).isPresent();
        assertThat(client.calls).noneMatch(call -> call.startsWith("close"));
        attempt.cancel();
        assertThat(client.calls).contains("close 0");
    }

    private static StartOptions options() {
        return FaceRun.options(AccountName.parse("Paul").orElseThrow());
    }

    private Surroundings surroundings() {
        Environment environment = Environment.of(Map.of());
        FakeTerminal terminal = new FakeTerminal();
        Preferences preferences =
                new Preferences(new SettingsFiles(folder.resolve("client.toml"), environment), ZoneOffset.UTC);
        Outside outside = new Outside(
                terminal,
                inputs,
                worker,
                preferences,
                LinkOpener.ofSystem(),
                new ExternalEditor(environment),
                new FolderLister(folder));
        return new Surroundings(
                terminal, inputs, worker, Clock.systemUTC(), new NoEntrance(), () -> client, outside, new AtomicLong());
    }

    private static final class NoEntrance implements Entrance {
        @Override
        public Optional<String> user() {
            return Optional.empty();
        }

        @Override
        public Optional<String> server() {
            return Optional.empty();
        }

        @Override
        public String usualServer() {
            return "";
        }

        @Override
        public Optional<String> serverProblem(String server) {
            return Optional.empty();
        }

        @Override
        public void remember(AccountName account, String server) {}

        @Override
        public StartOptions options(AccountName account, String server) {
            return AttemptTest.options();
        }
    }
}
