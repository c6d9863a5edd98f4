package dev.sotto.client.face.tui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.theme.Theme;
import dev.sotto.client.face.tui.theme.ThemeFile;
import dev.sotto.client.face.tui.theme.Themes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in {@code config/} are right, as they are and with everything in them that is commented out. */
class ExamplesTest {
    private static final Path CONFIG = Path.of("..", "config");
    private static final Environment ENVIRONMENT = Environment.of(Map.of("TERM", "xterm", "LANG", "C.UTF-8"));

    @TempDir
    Path folder;

    @Test
    @DisplayName("as they are they change nothing")
    void asTheyAre() throws Exception {
        for (String name : List.of("client.toml", "keys.toml")) {
            Files.copy(CONFIG.resolve(name), folder.resolve(name));
        }
        Loaded loaded = load();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.settings()).isEqualTo(TuiSettings.DEFAULTS);
    }

    @Test
    @DisplayName("with what is commented out they are right too, and name every setting with its default")
    void uncommented() throws Exception {
        for (String name : List.of("client.toml", "keys.toml")) {
            String text = Files.readString(CONFIG.resolve(name));
            Files.writeString(folder.resolve(name), text.replaceAll("(?m)^# (?=[\"a-z0-9-]+( [a-z]\")? = )", ""));
        }
        String client = Files.readString(folder.resolve("client.toml"));
        assertThat(Stream.of(Setting.values())).allMatch(setting -> client.contains("\n" + setting.word() + " = "));
        Loaded loaded = load();
        assertThat(loaded.warnings()).isEmpty();
        TuiSettings d = TuiSettings.DEFAULTS;
        assertThat(loaded.settings())
                .usingRecursiveComparison()
                .ignoringFields("keys", "signs", "editor")
                .isEqualTo(d);
    }

    @Test
    @DisplayName("the example theme is the dark one, role by role")
    void theme() throws Exception {
        Theme theme = ThemeFile.parse("example", "example", Files.readString(CONFIG.resolve("themes/example.toml")));
        assertThat(theme.warnings()).isEmpty();
        String text = Files.readString(CONFIG.resolve("themes/example.toml"));
        for (Role role : Role.values()) {
            assertThat(theme.ink(role))
                    .isEqualTo(Themes.BUILT_IN.find("dark").orElseThrow().ink(role));
            assertThat(text).contains("\n" + role.word() + " = ");
        }
    }

    private Loaded load() throws Exception {
        return new SettingsFiles(folder.resolve("client.toml"), ENVIRONMENT).load();
    }
}
