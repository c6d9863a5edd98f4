package dev.sotto.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.backend.testing.WireClient;
import dev.sotto.backend.testing.WireDevice;
import dev.sotto.protocol.v1.ProblemCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The relay as a process of its own: what it prints, how it ends. */
@Timeout(120)
class ProcessTest {
    private static final Pattern LISTENING = Pattern.compile("Sotto relay listening on 127\\.0\\.0\\.1:([0-9]+)");

    @TempDir
    private Path folder;

    private @Nullable Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void twoLinesOnStandardOutputAndAnOrderlyEndBySigterm() throws Exception {
        Process relay = start("--data", folder.resolve("data").toString(), "--host", "127.0.0.1", "--port", "0");
        BufferedReader output = relay.inputReader();
        Matcher listening = LISTENING.matcher(String.valueOf(output.readLine()));
        assertThat(listening.matches()).isTrue();
        assertThat(output.readLine()).matches("TLS fingerprint SHA-256:[0-9a-f]{64}");

        WireDevice paul = WireDevice.of("Paul");
        try (WireClient client = WireClient.greeted(Integer.parseInt(listening.group(1)))) {
            client.register(paul);
            client.login(paul);
            assertThat(client.receive().hasDrained()).isTrue();
            // Not Process.destroy(), which closes the streams.
            assertThat(relay.toHandle().destroy()).isTrue();
            client.assertClosing(ProblemCode.PROBLEM_SHUTTING_DOWN);
        }
        assertThat(relay.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(relay.exitValue()).isZero();
        assertThat(output.readLine()).isNull();
        assertThat(errors()).contains("Server is stopping.", "Server stopped.").doesNotContain("\tat ");
        assertThat(Files.readString(folder.resolve("data/log/relay.log"))).contains("Server stopped.");
    }

    @Test
    void aPortInUseIsOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Process relay = start("--data", folder.resolve("data").toString(), "--host", "127.0.0.1", "--port", port);
            assertThat(relay.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(relay.exitValue()).isEqualTo(1);
            assertThat(errors())
                    .contains("sotto server: The relay cannot listen on 127.0.0.1:" + port)
                    .doesNotContain("\tat ");
            assertThat(relay.inputReader().readLine()).isNull();
        }
    }

    @Test
    void aDataFolderInUseIsOneSentence() throws Exception {
        try (RelayUnderTest first = RelayUnderTest.start(folder.resolve("data"))) {
            assertThat(first.port()).isPositive();
            Process relay = start("--data", folder.resolve("data").toString(), "--host", "127.0.0.1", "--port", "0");
            assertThat(relay.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(relay.exitValue()).isEqualTo(1);
            assertThat(errors()).contains("in use by another relay").doesNotContain("\tat ");
        }
    }

    @Test
    void usageAndConfigurationErrorsExitWith2() throws Exception {
        Path config = Files.writeString(folder.resolve("server.toml"), "[listen]\nport = 70000\n");

        assertThat(run("--no-such-flag")).isEqualTo(2);
        assertThat(run("--config", config.toString())).isEqualTo(2);
        assertThat(errors()).contains("listen.port", "server.toml, line 2", "from 0 to 65535");
        assertThat(run("--registration", "maybe")).isEqualTo(2);
    }

    @Test
    void helpAndVersionTouchNothing() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void healthAndMetrics() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(folder.resolve("data"))) {
            relay.register(WireDevice.of("Paul"));
            Matcher pages = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+").matcher(relay.log());
            assertThat(pages.find()).isTrue();

            assertThat(get(pages.group() + "/health").statusCode()).isEqualTo(200);
            assertThat(get(pages.group() + "/health").body()).contains("\"status\":\"up\"", "\"store\":\"ok\"");
            assertThat(get(pages.group() + "/metrics").body())
                    .contains("sotto_registrations_total 1.0", "sotto_connections")
                    .doesNotContainIgnoringCase("paul");
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private int run(String... arguments) throws Exception {
        Process relay = start(arguments);
        assertThat(relay.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return relay.exitValue();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("SOTTO_"));
        builder.redirectError(folder.resolve("errors").toFile());
        Process started = builder.start();
        process = started;
        return started;
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }
}
