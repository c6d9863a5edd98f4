package dev.sotto.client.face.tui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.config.BrokenFileException;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.EnterKey;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.paint.Signs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFilesTest {
    private static final Environment ENVIRONMENT = Environment.of(
            Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor", "LANG", "de_DE.UTF-8", "COLORFGBG", "0;15"));

    @TempDir
    Path home;

    private Path client;
    private SettingsFiles files;

    @BeforeEach
    void folder() {
        client = home.resolve("sotto/client.toml");
        files = new SettingsFiles(client, ENVIRONMENT);
    }

    @Test
    @DisplayName("no files at all: the defaults")
    void defaults() throws Exception {
        Loaded loaded = files.load();
        assertThat(loaded.settings()).isEqualTo(TuiSettings.DEFAULTS);
        assertThat(loaded.keys().profile()).isEqualTo(Profile.DEFAULT);
        assertThat(loaded.look().signs()).isEqualTo(Signs.UNICODE);
        assertThat(loaded.look().ink(Role.LINK))
                .isEqualTo(loaded.themes().find("light").orElseThrow().ink(Role.LINK));
        assertThat(loaded.warnings()).isEmpty();
        assertThat(files.changed()).isFalse();
        assertThat(files.reload()).isEmpty();
    }

    @Test
    @DisplayName("every setting")
    void everything() throws Exception {
        write(
                "client.toml",
                "[tui]",
                "theme = 'mine'",
                "keys = 'vim'",
                "mouse = false",
                "notify = 'off'",
                "signs = 'ascii'",
                "enter = 'newline'",
                "idle-lock = 15",
                "list-width = 40",
                "editor = 'nano -w'");
        write("keys.toml", "profile = 'emacs'", "[compose]", "f5 = 'redraw'");
        write("themes/mine.toml", "link = { fg = 'red' }");
        Loaded loaded = files.load();
        assertThat(loaded.settings())
                .isEqualTo(new TuiSettings(
                        "mine",
                        Optional.of(Profile.VIM),
                        false,
                        NotifyLevel.OFF,
                        Optional.of(Signs.ASCII),
                        EnterKey.NEWLINE,
                        15,
                        40,
                        Optional.of("nano -w")));
        assertThat(loaded.keys().profile()).isEqualTo(Profile.VIM);
        assertThat(loaded.keys().shown(Mode.COMPOSE, Action.REDRAW)).contains("F5");
        assertThat(loaded.keys().shown(Mode.COMPOSE, Action.SEND)).contains("Ctrl-S");
        assertThat(loaded.look().ink(Role.LINK)).isEqualTo(Ink.of(new Colour.Ansi(1)));
        assertThat(loaded.look().signs()).isEqualTo(Signs.ASCII);
        assertThat(loaded.themes().names()).endsWith("mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theme = 'drak' | There is no theme 'drak'; there are auto, dark, light, contrast, solar, mono. Did you"
                        + " mean 'dark'?",
                "theme = 7 | 'theme' needs a text in quotes.",
                "keys = 'vi' | 'keys' is one of \"default\", \"vim\", \"emacs\". Did you mean 'vim'?",
                "mouse = 'on' | 'mouse' is true or false.",
                "notify = 'some' | 'notify' is one of \"all\", \"sender\", \"none\", \"off\".",
                "signs = true | 'signs' is one of \"unicode\", \"ascii\".",
                "enter = 'Send' | 'enter' is one of \"send\", \"newline\". Did you mean 'send'?",
                "idle-lock = -1 | 'idle-lock' is a number from 0 to 1440.",
                "idle-lock = 1.5 | 'idle-lock' is a number from 0 to 1440.",
                "list-width = 61 | 'list-width' is a number from 12 to 60.",
                "editor = ' ' | 'editor' needs a text in quotes.",
            })
    @DisplayName("a value that cannot be honoured stops the start; while running, what was there before stays")
    void refused(String line, String sentence) throws Exception {
        write("client.toml", "[tui]", "list-width = 20");
        assertThat(files.load().settings().listWidth()).isEqualTo(20);
        write("client.toml", "[tui]", "# longer", line);
        assertThatThrownBy(() -> new SettingsFiles(client, ENVIRONMENT).load())
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(client + ":3: " + sentence);
        Loaded again = files.reload().orElseThrow();
        assertThat(again.settings().listWidth()).isEqualTo(20);
        assertThat(again.warnings())
                .containsExactly(client + ":3: " + sentence + " Until that is right, what was there before stays.");
        write("client.toml", "[tui]", "list-width = 21");
        assertThat(files.reload().orElseThrow().settings().listWidth()).isEqualTo(21);
    }

    @Test
    @DisplayName("unknown keys, unreadable files and what is not TOML")
    void warnings() throws Exception {
        write("client.toml", "user = 'x'", "[tui]", "thme = 'dark'");
        write("keys.toml", "[compose");
        write("themes/bad.toml", "link = ");
        Files.write(home.resolve("sotto/themes/latin.toml"), new byte[] {'#', (byte) 0xE4});
        Files.write(home.resolve("sotto/themes/large.toml"), new byte[ConfigFolder.FILE_LIMIT + 1]);
        assertThat(files.load().warnings())
                .hasSize(5)
                .anyMatch(w -> w.equals(client + ":3: unknown key 'thme' in [tui]. Did you mean 'theme'?"))
                .anyMatch(w -> w.contains("keys.toml:1: not TOML: "))
                .anyMatch(w -> w.contains("bad.toml:1: not TOML: "))
                .anyMatch(w -> w.contains("latin.toml cannot be read as UTF-8."))
                .anyMatch(w -> w.contains("large.toml has more than 256 KiB"));
        write("client.toml", "tui = 1");
        assertThatThrownBy(() -> new SettingsFiles(client, ENVIRONMENT).load())
                .hasMessage(client + ":1: 'tui' is a section; write [tui].");
        write("client.toml", "[tui]", "theme = 'bad'");
        assertThatThrownBy(() -> new SettingsFiles(client, ENVIRONMENT).load())
                .hasMessageContaining("bad.toml:1: not TOML: ");
    }

    @Test
    @DisplayName("keys and themes that break keep what they said last")
    void lastGood() throws Exception {
        write("client.toml", "[tui]", "theme = 'mine'");
        write("keys.toml", "[compose]", "f5 = 'redraw'");
        write("themes/mine.toml", "link = { fg = 'red' }");
        files.load();
        write("keys.toml", "[compose]", "f5 = 'red");
        write("themes/mine.toml", "link = { fg = 'red' ");
        Loaded again = files.reload().orElseThrow();
        assertThat(again.warnings()).hasSize(2);
        assertThat(again.keys().shown(Mode.COMPOSE, Action.REDRAW)).contains("F5");
        assertThat(again.look().ink(Role.LINK)).isEqualTo(Ink.of(new Colour.Ansi(1)));
        Files.delete(home.resolve("sotto/themes/mine.toml"));
        Loaded gone = files.reload().orElseThrow();
        assertThat(gone.warnings()).anyMatch(w -> w.contains("There is no theme 'mine'"));
        assertThat(gone.look().ink(Role.LINK)).isEqualTo(Ink.of(new Colour.Ansi(1)));
        assertThat(gone.keys().shown(Mode.COMPOSE, Action.REDRAW)).contains("F5");
        write("themes/mine.toml", "link = { fg = 'blue' }");
        Loaded back = files.reload().orElseThrow();
        assertThat(back.look().ink(Role.LINK)).isEqualTo(Ink.of(new Colour.Ansi(4)));
    }

    @Test
    @DisplayName("a setting that is made in the program is written, and is there at the next start")
    void saved() throws Exception {
        write("client.toml", "# mine", "user = 'x'", "[tui]", "mouse = true # clicks");
        files.load();
        Change theme = files.set(Setting.THEME, "contrast");
        assertThat(theme.problem()).isEmpty();
        assertThat(theme.loaded().settings().theme()).isEqualTo("contrast");
        assertThat(files.set(Setting.MOUSE, "off").loaded().settings().mouse()).isFalse();
        assertThat(files.set(Setting.IDLE_LOCK, "5").problem()).isEmpty();
        assertThat(files.set(Setting.KEYS, "vim").loaded().keys().profile()).isEqualTo(Profile.VIM);
        assertThat(files.changed()).isFalse();
        assertThat(Files.readString(client))
                .isEqualTo("# mine\nuser = 'x'\n[tui]\nkeys = \"vim\"\nidle-lock = 5\ntheme = \"contrast\"\n"
                        + "mouse = false # clicks");
        assertThat(new SettingsFiles(client, ENVIRONMENT).load().settings().idleLockMinutes())
                .isEqualTo(5);
    }

    @Test
    @DisplayName("a wrong value is refused with a sentence, and nothing is written")
    void wrongValue() throws Exception {
        Change change = files.set(Setting.THEME, "ligth");
        assertThat(change.problem().orElseThrow())
                .startsWith("There is no theme 'ligth';")
                .endsWith("'light'?");
        assertThat(files.set(Setting.MOUSE, "maybe").problem()).contains("'mouse' is true or false.");
        assertThat(files.set(Setting.LIST_WIDTH, "99999999999").problem()).isPresent();
        assertThat(Files.exists(client)).isFalse();
    }

    @Test
    @DisplayName("what cannot be saved holds for this run, also over what is read later")
    void thisRun() throws Exception {
        write("client.toml", "tui = { mouse = true }");
        files.load();
        Change change = files.set(Setting.THEME, "solar");
        assertThat(change.loaded().settings().theme()).isEqualTo("solar");
        assertThat(change.problem())
                .contains(
                        client + " is laid out so that it cannot be changed safely; write 'theme = \"solar\"' into its"
                                + " section [tui] yourself. The setting holds until you quit.");
        write("client.toml", "tui = { mouse = false, theme = 'dark' }");
        assertThat(files.reload().orElseThrow().settings())
                .matches(settings -> settings.theme().equals("solar") && !settings.mouse());
        assertThat(files.set(Setting.THEME, "mono").problem()).isEmpty();
        assertThat(Files.readString(client)).isEqualTo("tui = { mouse = false, theme = \"mono\" }");
        write("client.toml", "[tui]", "theme = 'light'");
        assertThat(files.reload().orElseThrow().settings().theme()).isEqualTo("light");
    }

    @Test
    @DisplayName("signs are ASCII where the terminal may lack the others")
    void signs() {
        TuiSettings settings = TuiSettings.DEFAULTS;
        assertThat(settings.signsFor(ENVIRONMENT)).isEqualTo(Signs.UNICODE);
        assertThat(settings.signsFor(Environment.of(Map.of("LANG", "de_DE.utf8", "LC_ALL", "C"))))
                .isEqualTo(Signs.ASCII);
        assertThat(settings.signsFor(Environment.of(Map.of("LANG", "C.UTF-8", "TERM", "linux"))))
                .isEqualTo(Signs.ASCII);
        assertThat(settings.signsFor(Environment.of(Map.of()))).isEqualTo(Signs.ASCII);
    }

    private void write(String name, String... lines) throws IOException {
        Path file = home.resolve("sotto").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines));
    }
}
