package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two jars: they start alone, and say what is in them. */
class JarsIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sotto.backend.jar", "sotto.client.jar"})
    @DisplayName("--version and --help answer at once and touch nothing")
    void helpAndVersion(String property) throws Exception {
        Path jar = Path.of(System.getProperty(property));
        Map<String, String> home = Map.of("HOME", folder.toString());
        try (Program version = Program.jar(jar, home, List.of("--version"))) {
            assertThat(version.rest()).anyMatch(line -> line.matches(".*\\d+\\.\\d+\\.\\d+.*"));
            assertThat(version.exitCode()).isZero();
        }
        try (Program help = Program.jar(jar, home, List.of("--help"))) {
            assertThat(help.rest()).anyMatch(line -> line.contains("--data"));
            assertThat(help.exitCode()).isZero();
        }
        try (Program bad = Program.jar(jar, home, List.of("--no-such-option"))) {
            assertThat(bad.exitCode()).isEqualTo(2);
            assertThat(bad.transcript()).contains("--no-such-option").doesNotContain("at picocli", "Exception");
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sotto.backend.jar", "sotto.client.jar"})
    @DisplayName("every package in the jar has a row in THIRD-PARTY.md and its licence text beside it")
    void licences(String property) throws IOException {
        try (JarFile jar = new JarFile(System.getProperty(property))) {
            String table = new String(
                    jar.getInputStream(jar.getEntry("META-INF/THIRD-PARTY.md")).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            Set<String> rows = Pattern.compile("\\| `([A-Za-z0-9.]+)` \\|")
                    .matcher(table)
                    .results()
                    .map(m -> m.group(1))
                    .collect(Collectors.toSet());
            assertThat(rows).hasSizeGreaterThan(10);
            Set<String> strangers = new TreeSet<>();
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/") && name.contains("/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .filter(name -> !name.startsWith("dev.sotto"))
                    .filter(name -> rows.stream().noneMatch(row -> name.equals(row) || name.startsWith(row + ".")))
                    .forEach(strangers::add);
            assertThat(strangers).isEmpty();
            Pattern.compile("[A-Za-z0-9.-]+\\.txt")
                    .matcher(table)
                    .results()
                    .forEach(m -> assertThat(jar.getEntry("META-INF/licenses/" + m.group()))
                            .as(m.group())
                            .isNotNull());
        }
    }

    @Test
    @DisplayName("the relay's jar holds nothing that could decrypt")
    void relayCannotDecrypt() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("sotto.backend.jar"))) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.startsWith("dev/sotto/crypto") || name.startsWith("dev/sotto/client"))
                    .anyMatch(name -> name.startsWith("dev/sotto/backend"));
        }
    }
}
