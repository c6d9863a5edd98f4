package dev.sotto.client.face.tui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingWriterTest {
    @TempDir
    Path home;

    @Test
    @DisplayName("makes the folder 0700 and the file 0600, and leaves nothing else behind")
    void makes() throws Exception {
        Path file = home.resolve("a/sotto/client.toml");
        assertThat(SettingWriter.write(file, Setting.THEME, "dark")).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("[tui]\ntheme = \"dark\"\n");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(home.resolve("a/sotto"))).isEqualTo("rwx------");
        assertThat(names(home.resolve("a/sotto"))).containsExactly("client.toml");
    }

    @Test
    @DisplayName("narrows a file that others could read, and is not stopped by what a crash left")
    void narrows() throws Exception {
        Path file = Files.writeString(home.resolve("client.toml"), "[tui]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(home.resolve("client.toml.new"), "half");
        assertThat(SettingWriter.write(file, Setting.MOUSE, false)).isEmpty();
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(names(home)).containsExactly("client.toml");
    }

    @Test
    @DisplayName("a link stays a link, and the file behind it is changed; one to nowhere is left alone")
    void links() throws Exception {
        Path real = Files.writeString(
                Files.createDirectory(home.resolve("dotfiles")).resolve("c.toml"), "user = 'x'\n");
        Path file = Files.createSymbolicLink(home.resolve("client.toml"), real);
        assertThat(SettingWriter.write(file, Setting.THEME, "dark")).isEmpty();
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(Files.readString(real)).isEqualTo("user = 'x'\n\n[tui]\ntheme = \"dark\"\n");
        Files.delete(real);
        assertThat(SettingWriter.write(file, Setting.THEME, "dark").orElseThrow())
                .isEqualTo(file + " cannot be written, so 'theme = \"dark\"' is not saved. The setting holds until you"
                        + " quit.");
        assertThat(Files.exists(real)).isFalse();
    }

    @Test
    @DisplayName("a setting that is there already is not written again")
    void unchanged() throws Exception {
        Path file = Files.writeString(home.resolve("client.toml"), "[tui]\ntheme = \"dark\"\n");
        Object before = Files.readAttributes(file, "unix:ino").get("ino");
        assertThat(SettingWriter.write(file, Setting.THEME, "dark")).isEmpty();
        assertThat(Files.readAttributes(file, "unix:ino").get("ino")).isEqualTo(before);
    }

    @Test
    @DisplayName("a folder in its place, and a file in place of its folder, are problems with a sentence")
    void notAFile() throws Exception {
        Path folder = Files.createDirectory(home.resolve("client.toml"));
        assertThat(SettingWriter.write(folder, Setting.THEME, "dark").orElseThrow())
                .endsWith("The setting holds until you quit.");
        Path blocked = Files.writeString(home.resolve("file"), "").resolve("client.toml");
        assertThat(SettingWriter.write(blocked, Setting.THEME, "dark").orElseThrow())
                .endsWith("The setting holds until you quit.");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
