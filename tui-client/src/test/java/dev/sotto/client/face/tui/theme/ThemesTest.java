package dev.sotto.client.face.tui.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.paint.Signs;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in themes can be read: contrast as in WCAG 2.2, success criteria 1.4.3 and 1.4.11. */
class ThemesTest {
    private static final double TEXT = 4.5;
    private static final double ENHANCED = 7;
    private static final double LINES = 3;

    /** Lines, and text that one can do without. */
    private static final Set<Role> FAINT = EnumSet.of(Role.BORDER, Role.BORDER_ACTIVE);

    @ParameterizedTest
    @CsvSource({
        "dark, #1c1c1c, #c0c0c0, 4.5",
        "dark, #000000, #c0c0c0, 4.5",
        "light, #ffffff, #333333, 4.5",
        "contrast, #000000, #ffffff, 7",
        "contrast, #1c1c1c, #ffffff, 7",
        "solar, #002b36, #93a1a1, 4.5",
        "solar, #000000, #c0c0c0, 4.5"
    })
    @DisplayName("every text of every theme stands out from its background, with 256 colours too")
    void contrast(String name, String background, String foreground, double least) {
        for (ColorDepth depth : List.of(ColorDepth.TRUE, ColorDepth.INDEXED256)) {
            for (Role role : Role.values()) {
                Ink ink = depth.apply(theme(name).ink(role));
                double ratio = Contrast.ratio(
                        Contrast.rgb(ink.foreground(), foreground), Contrast.rgb(ink.background(), background));
                assertThat(ratio)
                        .as("%s %s %s: %s", name, depth, role.word(), ink)
                        .isGreaterThanOrEqualTo(FAINT.contains(role) ? LINES : least);
            }
        }
        assertThat(least).isIn(TEXT, ENHANCED);
        assertThat(Contrast.ratio(Palette.of(16), Palette.of(231))).isCloseTo(21, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "dark, #000000, #c0c0c0",
        "light, #ffffff, #000000",
        "contrast, #000000, #ffffff",
        "solar, #000000, #c0c0c0"
    })
    @DisplayName("with 16 colours nothing disappears")
    void sixteen(String name, String background, String foreground) {
        for (Role role : Role.values()) {
            Ink ink = ColorDepth.ANSI16.apply(theme(name).ink(role));
            double ratio = Contrast.ratio(
                    Contrast.rgb(ink.foreground(), foreground), Contrast.rgb(ink.background(), background));
            assertThat(ratio).as("%s %s: %s", name, role.word(), ink).isGreaterThanOrEqualTo(LINES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "contrast", "solar", "mono"})
    @DisplayName("a theme is whole and keeps the terminal's background; what stands out does so without colours too")
    void whole(String name) {
        Theme theme = theme(name);
        assertThat(theme.warnings()).isEmpty();
        assertThat(theme.ink(Role.TEXT).background()).isEqualTo(Colour.DEFAULT);
        Look mono = theme.look(ColorDepth.MONO, Signs.ASCII);
        for (Role role : Role.values()) {
            assertThat(mono.ink(role).foreground()).isEqualTo(Colour.DEFAULT);
            assertThat(mono.ink(role).background()).isEqualTo(Colour.DEFAULT);
        }
        for (Role role : List.of(
                Role.SELECTED, Role.LIST_CURRENT, Role.BANNER, Role.CHANGED, Role.UNREAD_BADGE, Role.POPUP_SELECTED)) {
            assertThat(mono.ink(role).reverse()).as(role.word()).isTrue();
        }
    }

    @Test
    @DisplayName("mono has no colours at any depth")
    void mono() {
        for (Role role : Role.values()) {
            assertThat(theme("mono").ink(role).foreground()).isEqualTo(Colour.DEFAULT);
            assertThat(theme("mono").ink(role).background()).isEqualTo(Colour.DEFAULT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "15;0, dark",
        "0;15, light",
        "0;7, light",
        "0;default;15, light",
        "15;default;0, dark",
        "15;8, dark",
        "default;default, dark",
        "15, dark",
        "'', dark",
        "0;11, light"
    })
    @DisplayName("auto goes by COLORFGBG")
    void automatic(String said, String expected) {
        Environment environment = Environment.of(Map.of("COLORFGBG", said));
        assertThat(Themes.BUILT_IN.find("auto", environment).orElseThrow().name())
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("own themes come after the built-in ones and may replace them")
    void own() throws Exception {
        Theme mine = ThemeFile.parse("mine", "mine.toml", "link = { fg = 'red' }");
        Theme dark = ThemeFile.parse("dark", "dark.toml", "link = { fg = 'blue' }");
        Themes themes = Themes.BUILT_IN.with(List.of(mine, dark));
        assertThat(themes.names()).containsExactly("auto", "dark", "light", "contrast", "solar", "mono", "mine");
        assertThat(themes.find("dark").orElseThrow()).isSameAs(dark);
        assertThat(themes.find("nobody")).isEmpty();
        assertThat(Themes.BUILT_IN.find("mine")).isEmpty();
    }

    private static Theme theme(String name) {
        return Themes.BUILT_IN.find(name).orElseThrow();
    }
}
