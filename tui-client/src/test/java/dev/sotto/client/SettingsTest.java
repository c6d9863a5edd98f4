package dev.sotto.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.face.Environment;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SettingsTest {
    private static final AccountName PAUL = AccountName.parse("Paul").orElseThrow();
    private static final String HEX = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void home() {
        environment.put("HOME", folder.toString());
    }

    @Test
    @DisplayName("defaults")
    void defaults() throws Exception {
        StartOptions options = resolve().startOptions(PAUL);
        assertThat(options.server()).isEqualTo("localhost:25567");
        assertThat(options.dataDirectory()).isEqualTo(folder.resolve(".local/share/sotto"));
        assertThat(options.takeOver()).isFalse();
        assertThat(options.acceptRelay()).isFalse();
        assertThat(resolve().user()).isEmpty();
        assertThat(resolve().passwords().given()).isEmpty();
    }

    @Test
    @DisplayName("flags beat the environment, which beats the file")
    void precedence() throws Exception {
        config("server = 'file:1'", "user = 'file'", "data = 'file'");
        assertThat(resolve().startOptions(PAUL).server()).isEqualTo("file:1");
        assertThat(resolve().startOptions(PAUL).dataDirectory()).isEqualTo(folder.resolve(".config/sotto/file"));
        assertThat(resolve().user()).contains("file");
        environment.putAll(Map.of("SOTTO_SERVER", "env:2", "SOTTO_USER", "env", "SOTTO_DATA", "/env"));
        assertThat(resolve().startOptions(PAUL).server()).isEqualTo("env:2");
        assertThat(resolve().startOptions(PAUL).dataDirectory()).isEqualTo(Path.of("/env"));
        assertThat(resolve().user()).contains("env");
        Settings flags = resolve("--server", "flag:3", "--data", "/flag", "flag");
        assertThat(flags.startOptions(PAUL).server()).isEqualTo("flag:3");
        assertThat(flags.startOptions(PAUL).dataDirectory()).isEqualTo(Path.of("/flag"));
        assertThat(flags.user()).contains("flag");
        assertThat(resolve("paul@host").startOptions(PAUL).server()).isEqualTo("host:25567");
    }

    @Test
    @DisplayName("section [tui] is the full-screen face's, wherever the file is")
    void faceSettings() throws Exception {
        config("user = 'file'", "[tui]", "list-width = 33");
        assertThat(resolve().warnings()).isEmpty();
        assertThat(resolve().faceSettings().load().settings().listWidth()).isEqualTo(33);
        Path other = Files.writeString(folder.resolve("other.toml"), "[tui]\nlist-width = 44\n");
        assertThat(resolve("--config", other.toString())
                        .faceSettings()
                        .load()
                        .settings()
                        .listWidth())
                .isEqualTo(44);
    }

    @Test
    @DisplayName("the password: file, command, environment, in that order; then the configuration")
    void passwordOrder() throws Exception {
        Path file = Files.writeString(folder.resolve("pw"), "from file\r\nsecond line\n");
        config("password-command = 'echo from config'");
        assertThat(password()).contains("from config");
        environment.put("SOTTO_PASSWORD", "from environment ä");
        assertThat(password()).contains("from environment ä");
        assertThat(password("--password-command", "echo from command")).contains("from command");
        assertThat(password("--password-command", "echo from command", "--password-file", file.toString()))
                .contains("from file");
    }

    @Test
    @DisplayName("a password source that does not work is an error, not a prompt")
    void brokenPasswordSources() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        for (String[] options : new String[][] {
            {"--password-file", folder.resolve("none").toString()},
            {"--password-file", empty.toString()},
            {"--password-command", "exit 3"},
            {"--password-command", "printf '%2000s' x"},
            {"--password-command", "echo x; exit 1"},
        }) {
            assertThatThrownBy(() -> password(options)).isInstanceOf(CommandFailure.class);
        }
    }

    @Test
    @DisplayName("an unknown key is a warning with file and line; a wrong value stops the start")
    void configuration() throws Exception {
        Path file = config("server = 'a:1'", "", "sevrer = 'b:2'");
        assertThat(resolve().warnings()).containsExactly(file + ":3: unknown key 'sevrer'.");
        config("server = 7");
        assertThatThrownBy(this::resolve).isInstanceOf(UsageException.class).hasMessageContaining("client.toml:1");
        config("server = ");
        assertThatThrownBy(this::resolve).isInstanceOf(UsageException.class).hasMessageContaining("client.toml:1");
        assertThatThrownBy(() -> resolve("--config", folder.resolve("none").toString()))
                .isInstanceOf(UsageException.class);
    }

    @Test
    @DisplayName("the shipped example is valid, and says the defaults")
    void example() throws Exception {
        Path example = Path.of("..", "config", "client.toml");
        Settings settings = resolve("--config", example.toString());
        assertThat(settings.warnings()).isEmpty();
        assertThat(settings.startOptions(PAUL).server()).isEqualTo("localhost:25567");
        String uncommented = Files.readString(example).replaceAll("(?m)^# (?=[a-z-]+ = )", "");
        Path all = Files.writeString(folder.resolve("all.toml"), uncommented);
        assertThat(resolve("--config", all.toString()).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "paul, paul, , ",
        "paul@host, paul, host, 25567",
        "paul@host:1, paul, host, 1",
        "'paul@[::1]', paul, ::1, 25567",
        "'paul@[fe80::1]:65535', paul, fe80::1, 65535",
        "@host, , host, 25567",
        "paul@, paul, , ",
        "'a b@127.0.0.1:9', 'a b', 127.0.0.1, 9",
        "'#', '#', , ",
    })
    @DisplayName("USER@HOST:PORT")
    void target(String text, String user, String host, Integer port) throws Exception {
        Target target = Target.parse(text);
        assertThat(target.user()).isEqualTo(Optional.ofNullable(user));
        assertThat(target.server())
                .isEqualTo(host == null ? Optional.empty() : Optional.of(new Target.Server(host, port)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p@host:0", "p@host:65536", "p@host:x", "p@::1", "p@[::1", "p@a/b", "p@h:1:2", "p@h h"})
    @DisplayName("addresses that are none")
    void badTarget(String text) {
        assertThatThrownBy(() -> Target.parse(text)).isInstanceOf(UsageException.class);
    }

    @Test
    @DisplayName("a fingerprint has one form")
    void fingerprint() throws Exception {
        String given = "sha-256:" + HEX.toUpperCase(Locale.ROOT);
        assertThat(resolve("--fingerprint", given).startOptions(PAUL).fingerprint())
                .contains("SHA-256:" + HEX);
        assertThatThrownBy(() -> resolve("--fingerprint", "SHA-256:123")).isInstanceOf(UsageException.class);
    }

    @Test
    @DisplayName("the relay twice is an error")
    void twice() {
        assertThatThrownBy(() -> resolve("--server", "a", "paul@b")).isInstanceOf(UsageException.class);
    }

    @Test
    @DisplayName("take-over, accept-relay, token")
    void login() throws Exception {
        environment.put("SOTTO_TOKEN", "env");
        StartOptions options = resolve("--take-over", "--accept-relay").startOptions(PAUL);
        assertThat(options.takeOver()).isTrue();
        assertThat(options.acceptRelay()).isTrue();
        assertThat(options.registrationToken()).contains("env");
        assertThat(resolve("--token", "flag").startOptions(PAUL).registrationToken())
                .contains("flag");
    }

    private Settings resolve(String... args) throws UsageException {
        Arguments arguments = new Arguments();
        new CommandLine(arguments).parseArgs(args);
        return Settings.resolve(arguments, Environment.of(environment));
    }

    private Optional<String> password(String... args) throws UsageException, CommandFailure {
        Optional<SecretBytes> given = resolve(args).passwords().given();
        return given.map(secret -> new String(secret.expose(), StandardCharsets.UTF_8));
    }

    private Path config(String... lines) throws IOException {
        Path file = folder.resolve(".config/sotto/client.toml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines));
    }
}
