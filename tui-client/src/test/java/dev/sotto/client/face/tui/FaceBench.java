package dev.sotto.client.face.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.FaceRun;
import dev.sotto.client.face.FakeClient;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.settings.SettingsFiles;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.protocol.AccountName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A whole face in a thread of its own, on a terminal in memory and with a client by script. */
abstract class FaceBench {
    @TempDir
    Path folder;

    final FakeTerminal terminal = new FakeTerminal();
    final FakeClient client = new FakeClient();
    final List<String> shell = new CopyOnWriteArrayList<>();
    final Map<String, String> variables = new HashMap<>(Map.of("LANG", "C.UTF-8", "TERM", "xterm-256color"));
    /** How far the clock of the face is ahead. */
    final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead.get());
        }
    };
    final AtomicReference<String> remembered = new AtomicReference<>("");
    Optional<String> user = Optional.of("Paul");
    Optional<String> server = Optional.of("localhost:25567");
    CompletableFuture<Integer> end = new CompletableFuture<>();

    @AfterEach
    void theTerminalIsGivenBack() throws Exception {
        if (!end.isDone()) {
            terminal.send(new TermEvent.Signalled(TermEvent.Kind.END, 15));
        }
        end.get(20, TimeUnit.SECONDS);
        assertThat(terminal.entered).isFalse();
        assertThat(terminal.calls).contains("close");
    }

    int exitCode() throws InterruptedException, ExecutionException, TimeoutException {
        return end.get(20, TimeUnit.SECONDS);
    }

    void awaitClient(String call) {
        terminal.awaitSoon(() -> client.calls.contains(call));
    }

    void start() {
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        end = ended;
        terminal.picture = "";
        Environment environment = Environment.of(variables);
        TuiFace face = new TuiFace(
                terminal,
                environment,
                new SettingsFiles(folder.resolve("client.toml"), environment),
                new Passwords(Optional.empty(), Optional.empty(), environment),
                () -> client,
                clock,
                folder,
                shell::add);
        Thread thread = new Thread(
                () -> {
                    try {
                        ended.complete(face.run(new Known(), new Interruption()));
                    } catch (RuntimeException | Error e) {
                        ended.completeExceptionally(e);
                    }
                },
                "face");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Known implements Entrance {
        @Override
        public Optional<String> user() {
            return user;
        }

        @Override
        public Optional<String> server() {
            return server;
        }

        @Override
        public String usualServer() {
            return "localhost:25567";
        }

        @Override
        public Optional<String> serverProblem(String typed) {
            return typed.contains(" ") ? Optional.of("This is no address.") : Optional.empty();
        }

        @Override
        public void remember(AccountName account, String at) {
            remembered.set(account + "@" + at);
        }

        @Override
        public StartOptions options(AccountName account, String at) {
            return FaceRun.options(account);
        }
    }
}
