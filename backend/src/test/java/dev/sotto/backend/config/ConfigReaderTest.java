package dev.sotto.backend.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.backend.prekey.WhenExhausted;
import dev.sotto.backend.tls.TlsEngine;
import dev.sotto.protocol.v1.Registration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    private static final Path EXAMPLE = Path.of("..", "config", "server.toml");

    @TempDir
    private Path folder;

    @Test
    void defaults() throws Exception {
        RelayConfig config = ConfigReader.read(Map.of(), home(), Optional.empty());

        assertThat(config.gateway().host()).isEqualTo("0.0.0.0");
        assertThat(config.gateway().port()).isEqualTo(25567);
        assertThat(config.dataDir()).isEqualTo(folder.resolve(".local/share/sotto/relay"));
        assertThat(config.pepperFile()).isEqualTo(config.dataDir().resolve("pepper"));
        assertThat(config.registration().mode()).isEqualTo(Registration.REGISTRATION_OPEN);
        assertThat(config.whenExhausted()).isEqualTo(WhenExhausted.LAST_RESORT);
        assertThat(config.mailbox().retention()).isEqualTo(Duration.ofDays(30));
        assertThat(config.ops().port()).isEqualTo(25568);
        assertThat(config.ops().demanded()).isFalse();
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void flagsBeatEnvironmentBeatsFile() throws Exception {
        Path file = write("[listen]\nport = 1\nhost = \"127.0.0.1\"\nevent-loops = 3\n");
        Map<String, String> environment = home("SOTTO_LISTEN_PORT", "2", "SOTTO_LISTEN_HOST", "127.0.0.2");

        RelayConfig config = ConfigReader.read(Map.of("listen.port", "3"), environment, Optional.of(file));

        assertThat(config.gateway().port()).isEqualTo(3);
        assertThat(config.gateway().host()).isEqualTo("127.0.0.2");
        assertThat(config.gateway().eventLoops()).isEqualTo(3);
    }

    @Test
    void theDefaultFileIsReadWhereItExists() throws Exception {
        Path file = folder.resolve(".config/sotto/server.toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[listen]\nport = 4711\n");

        assertThat(ConfigReader.read(Map.of(), home(), Optional.empty())
                        .gateway()
                        .port())
                .isEqualTo(4711);
    }

    @Test
    void anUnknownSettingIsAWarningWithFileAndLine() throws Exception {
        Path file = write("[listen]\nport = 1\nprot = 2\n\n[tsl]\nmode = \"self\"\n");

        assertThat(ConfigReader.read(Map.of(), home(), Optional.of(file)).warnings())
                .containsExactly(
                        file + ", line 3: unknown setting \"listen.prot\", ignored",
                        file + ", line 6: unknown setting \"tsl.mode\", ignored");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listen.port = 65536              | listen.port       | from 0 to 65535",
                "listen.port = -1                 | listen.port       | from 0 to 65535",
                "listen.port = \"1\"              | listen.port       | whole number",
                "listen.port = 1.5                | listen.port       | whole number",
                "listen.host = \"not a host\"     | listen.host       | host name",
                "listen.host = 5                  | listen.host       | text in quotes",
                "registration.mode = \"maybe\"    | registration.mode | \"open\", \"token\", \"closed\"",
                "registration.mode = \"token\"    | registration.mode | registration.token",
                "tls.mode = \"ca\"                | tls.mode          | tls.certificate",
                "data.dir = \"a\\u0000b\"         | data.dir          | path",
                "registration.token = \"t\"       | registration.token | registration.mode",
                "tls.certificate = \"cert.pem\"  | tls.certificate   | tls.mode",
                "tls.engine = \"nss\"             | tls.engine        | \"auto\", \"jdk\", \"openssl\"",
                "tls.hosts = [\"a b\"]            | tls.hosts         | host names",
                "tls.hosts = \"a\"                | tls.hosts         | list",
                "ops.enabled = \"yes\"            | ops.enabled       | true or false",
                "mailbox.retention-days = 0       | mailbox.retention-days | from 1",
                "deadlines.login-seconds = 0      | deadlines.login-seconds | from 1",
            })
    void aSettingThatCannotBeHonouredStopsTheStart(String line, String key, String reason) throws Exception {
        Path file = write("\n" + line + "\n");

        assertThatThrownBy(() -> ConfigReader.read(Map.of(), home(), Optional.of(file)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(file + ", line 2")
                .hasMessageContaining(reason);
    }

    @Test
    void aBadFileSaysWhere() throws Exception {
        Path broken = write("[listen]\nport = = 3\n");

        assertThatThrownBy(() -> ConfigReader.read(Map.of(), home(), Optional.of(broken)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> ConfigReader.read(Map.of(), home(), Optional.of(folder.resolve("none.toml"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void aTokenIsNeverRepeated() throws Exception {
        Map<String, String> environment =
                home("SOTTO_REGISTRATION_MODE", "token", "SOTTO_REGISTRATION_TOKEN", "s3cret-t0ken");

        RelayConfig config = ConfigReader.read(Map.of(), environment, Optional.empty());

        assertThat(config.registration().mode()).isEqualTo(Registration.REGISTRATION_TOKEN);
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @Test
    void pathsOfTheFileAreRelativeToIt() throws Exception {
        Path file = write("[data]\ndir = \"relay\"\n[tls]\nengine = \"jdk\"\n");

        RelayConfig config = ConfigReader.read(Map.of(), home(), Optional.of(file));

        assertThat(config.dataDir()).isEqualTo(folder.resolve("relay"));
        assertThat(config.tlsEngine()).isEqualTo(TlsEngine.JDK);
    }

    @Test
    void aRelayOnAnyPortHasItsPagesOnAnyPort() throws Exception {
        RelayConfig config = ConfigReader.read(Map.of("listen.port", "0"), home(), Optional.empty());

        assertThat(config.ops().port()).isZero();
    }

    @Test
    void theExampleHasEverySettingWithItsDefault() throws Exception {
        List<String> lines = Files.readAllLines(EXAMPLE).stream()
                .map(line -> line.matches("#[a-z-]+ = .*") ? line.substring(1) : line)
                .toList();
        Path file = write(String.join("\n", lines));
        Set<String> inExample = new TreeSet<>(ConfigFile.read(file).keys());
        // Defaults that depend on the machine stand there as examples.
        Map<String, String> environment = home(
                "SOTTO_LISTEN_EVENT_LOOPS",
                Integer.toString(Runtime.getRuntime().availableProcessors()));

        RelayConfig example = ConfigReader.read(Map.of(), environment, Optional.of(file));
        RelayConfig byDefault = ConfigReader.read(Map.of(), home(), Optional.empty());

        assertThat(inExample).isEqualTo(new TreeSet<>(ConfigReader.keys()));
        assertThat(example.warnings()).isEmpty();
        assertThat(example)
                .usingRecursiveComparison()
                .ignoringFields("ops.demanded", "tls.issuer")
                .isEqualTo(byDefault);
    }

    @Test
    void theExampleAsItIsChangesNothing() throws Exception {
        assertThat(ConfigReader.read(Map.of(), home(), Optional.of(EXAMPLE)))
                .usingRecursiveComparison()
                .ignoringFields("tls.issuer")
                .isEqualTo(ConfigReader.read(Map.of(), home(), Optional.empty()));
    }

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("server.toml"), text);
    }

    private Map<String, String> home(String... more) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of("HOME", folder.toString()));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }
}
