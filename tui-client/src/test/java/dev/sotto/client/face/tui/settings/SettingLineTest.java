package dev.sotto.client.face.tui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;

/** One key changes, and nothing else, however the file is laid out. In the tables a | is a line break. */
class SettingLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // replaced where it is
                "[tui]|theme = \"dark\"|; [tui]|theme = \"light\"|",
                "[tui]|  theme='dark'   # mine|x = 1; [tui]|  theme=\"light\"   # mine|x = 1",
                "[tui]|theme = \"a # b = c\" # d|; [tui]|theme = \"light\" # d|",
                "[tui]|theme = \"a \\\" b\" # d|; [tui]|theme = \"light\" # d|",
                "[tui]|\"theme\" = \"dark\"; [tui]|\"theme\" = \"light\"",
                "[ tui ]|'theme' = true; [ tui ]|'theme' = \"light\"",
                "tui.theme = \"dark\"|[other]|theme = 1|; tui.theme = \"light\"|[other]|theme = 1|",
                "tui . \"theme\"=5|; tui . \"theme\"=\"light\"|",
                "tui = { mouse = true, theme = \"dark\" }|; tui = { mouse = true, theme = \"light\" }|",
                "[other]|theme = \"x\"|[tui]|theme = \"y\"|[last]|theme = \"z\";"
                        + " [other]|theme = \"x\"|[tui]|theme = \"light\"|[last]|theme = \"z\"",
                "a = '''|[tui]|theme = \"x\"|'''|[tui]|theme = \"y\"|; a = '''|[tui]|theme = \"x\"|'''|[tui]|theme ="
                        + " \"light\"|",
                "[tui]|# theme = \"x\"|theme = \"y\"|; [tui]|# theme = \"x\"|theme = \"light\"|",
                // put behind the header
                "[tui]|; [tui]|theme = \"light\"|",
                "[tui]; [tui]|theme = \"light\"|",
                "server = \"a\"|[tui]  # here|mouse = false|; server = \"a\"|[tui]  # here|theme = \"light\"|mouse ="
                        + " false|",
                "[tui]|# theme = \"auto\"|[tui.more]|theme = 1|; [tui]|theme = \"light\"|# theme ="
                        + " \"auto\"|[tui.more]|theme = 1|",
                "a = \"\"\"|[tui]|\"\"\"|[tui]|mouse = true|; a = \"\"\"|[tui]|\"\"\"|[tui]|theme = \"light\"|mouse ="
                        + " true|",
                // a section of its own
                "server = \"a\"|; server = \"a\"||[tui]|theme = \"light\"|",
                "server = \"a\" # no end of line; server = \"a\" # no end of line||[tui]|theme = \"light\"|",
                "[other]|theme = 1|; [other]|theme = 1||[tui]|theme = \"light\"|",
                "[tui.more]|x = 1|; [tui.more]|x = 1||[tui]|theme = \"light\"|",
                "a = '''|[tui]|'''|; a = '''|[tui]|'''||[tui]|theme = \"light\"|",
                "# [tui]|; # [tui]||[tui]|theme = \"light\"|",
                // where a section is not allowed any more
                "tui.mouse = true|[other]|x = 1|; tui.theme = \"light\"|tui.mouse = true|[other]|x = 1|"
            })
    @DisplayName("the line is changed or added, and everything else stays as it is")
    void layouts(String before, String after) {
        assertThat(SettingLine.with(lines(before), "theme", "light")).contains(lines(after));
        String windows = lines(before).replace("\n", "\r\n");
        String changed = SettingLine.with(windows, "theme", "light").orElseThrow();
        assertThat(changed.replace("\r\n", "\n")).isEqualTo(lines(after));
        if (windows.contains("\n")) {
            assertThat(changed.replace("\r\n", "")).doesNotContain("\n");
        }
    }

    @Test
    @DisplayName("an empty text gets the section")
    void empty() {
        assertThat(SettingLine.with("", "mouse", false)).contains("[tui]\nmouse = false\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tui = { mouse = true }\n",
                "[tui]\ntheme = \"\"\"\ndark\"\"\"\n",
                "[tui]\ntheme = [\"a\",\n \"b\"]\n",
                "[[tui]]\ntheme = \"a\"\n",
                "tui = 7\n",
                "\uFEFF[tui]\n",
                "[tui]\ntheme = \n",
                "[tui]\ntheme = 'a'\n[tui]\n"
            })
    @DisplayName("what cannot be changed safely is not changed")
    void refused(String text) {
        assertThat(SettingLine.with(text, "theme", "light")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\"b", "a\\b", "a\nb", "a\tb", "a\u0000b\u001b", "ünï\uD83D\uDE00", "# x", "'''", "\"\"\"", ""})
    @DisplayName("a hostile value is quoted")
    void values(String value) {
        String text = SettingLine.with("[tui]\neditor = 'vi' # mine\n", "editor", value)
                .orElseThrow();
        assertThat(Toml.parse(text).getString("tui.editor")).isEqualTo(value);
        assertThat(text).endsWith(" # mine\n");
    }

    @Test
    @DisplayName("changed a hundred times, the text does not grow")
    void stable() {
        String text = "";
        for (int i = 0; i < 100; i++) {
            text = SettingLine.with(text, "idle-lock", (long) i).orElseThrow();
        }
        assertThat(text).isEqualTo("[tui]\nidle-lock = 99\n");
    }

    @Test
    @DisplayName("characters beyond the first plane do not move the place")
    void codePoints() {
        String text = "tui = { editor = \"\uD83D\uDE00\uD83D\uDE00\", theme = \"dark\" } # \uD83D\uDE00\n";
        assertThat(SettingLine.with(text, "theme", "light")).contains(text.replace("dark", "light"));
    }

    private static String lines(String table) {
        return table.replace('|', '\n');
    }
}
