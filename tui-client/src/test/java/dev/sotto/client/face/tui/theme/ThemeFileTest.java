package dev.sotto.client.face.tui.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.face.tui.config.BrokenFileException;
import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Role;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeFileTest {
    @Test
    @DisplayName("a role in the file is whole; the others come from the base")
    void inherits() throws Exception {
        Theme theme = theme("base = 'light'", "link = { fg = 'bright-red', bg = 17, italic = true }", "[tick]");
        assertThat(theme.warnings()).isEmpty();
        assertThat(theme.ink(Role.LINK))
                .isEqualTo(Ink.of(new Colour.Ansi(9)).on(new Colour.Indexed(17)).asItalic());
        assertThat(theme.ink(Role.TICK)).isEqualTo(Ink.PLAIN);
        assertThat(theme.ink(Role.ERROR))
                .isEqualTo(Themes.BUILT_IN.find("light").orElseThrow().ink(Role.ERROR));
        assertThat(theme("").ink(Role.ERROR))
                .isEqualTo(Themes.BUILT_IN.find("dark").orElseThrow().ink(Role.ERROR));
    }

    @ParameterizedTest
    @CsvSource({
        "default, ",
        "black, 0",
        "white, 7",
        "bright-black, 8",
        "Bright-White, 15",
        "7, 7",
        "15, 15",
        "16, 16",
        "255, 255"
    })
    @DisplayName("colours by word and number")
    void colours(String word, Integer number) {
        Colour expected =
                number == null ? Colour.DEFAULT : number < 16 ? new Colour.Ansi(number) : new Colour.Indexed(number);
        assertThat(ColourWords.parse(word)).isEqualTo(expected);
    }

    @Test
    @DisplayName("colours by red, green and blue")
    void hex() {
        assertThat(ColourWords.parse("#8fBC0f")).isEqualTo(new Colour.Rgb(0x8F, 0xBC, 0x0F));
        assertThat(ColourWords.parse("#8b0")).isEqualTo(new Colour.Rgb(0x88, 0xBB, 0x00));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lnk = { fg = 'red' } | t.toml:2: there is no role 'lnk'. Did you mean 'link'?",
                "link = 'red' | t.toml:2: write link = { fg = \"blue\", bold = true }.",
                "link = { fg = 'blu' } | t.toml:2: 'blu' is no colour; write default, red, bright-red, \"#8fbc8f\", or"
                        + " a number to 255. Did you mean 'blue'?",
                "link = { fg = 256 } | t.toml:2: '256' is no colour; write default, red, bright-red, \"#8fbc8f\", or a"
                        + " number to 255.",
                "link = { bg = '#12345' } | t.toml:2: '#12345' is no colour; write default, red, bright-red,"
                        + " \"#8fbc8f\", or a number to 255.",
                "link = { blod = true } | t.toml:2: there is no 'blod'; there are fg, bg, bold, dim, italic, underline,"
                        + " reverse. Did you mean 'bold'?",
                "link = { bold = 'yes' } | t.toml:2: 'bold' is true or false.",
                "base = 'lihgt' | t.toml:2: a base is one of dark, light, contrast, solar, mono. Did you mean 'light'?",
            })
    @DisplayName("what is wrong is said with its line, and the rest counts")
    void warnings(String line, String warning) throws Exception {
        Theme theme = theme("# mine", line, "code = { fg = 'green' }");
        assertThat(theme.warnings()).containsExactly(warning);
        assertThat(theme.ink(Role.CODE)).isEqualTo(Ink.of(new Colour.Ansi(2)));
    }

    @Test
    @DisplayName("what is not TOML is refused with its line")
    void broken() {
        assertThatThrownBy(() -> theme("", "link = {"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith("t.toml:2: not TOML: ");
    }

    private static Theme theme(String... lines) throws BrokenFileException {
        return ThemeFile.parse("t", "t.toml", String.join("\n", List.of(lines)));
    }
}
