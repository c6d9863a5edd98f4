package dev.sotto.client.face.tui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Ink;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorDepthTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TERM=xterm | ANSI16",
                "TERM=linux | ANSI16",
                "TERM=xterm-256color | INDEXED256",
                "TERM=xterm-256color COLORTERM=truecolor | TRUE",
                "TERM=xterm-256color COLORTERM=24bit | TRUE",
                "TERM=xterm-256color COLORTERM=yes | INDEXED256",
                "TERM=xterm COLORTERM=TrueColor NO_COLOR=1 | MONO",
                "TERM=xterm-256color NO_COLOR=0 | MONO",
                "TERM=xterm-256color NO_COLOR= | INDEXED256",
                "TERM=xterm NO_COLOR=1 CLICOLOR_FORCE=1 | MONO",
                "TERM=dumb | MONO",
                "TERM= | MONO",
                "TERM=dumb CLICOLOR_FORCE=1 | ANSI16",
                "TERM=dumb CLICOLOR_FORCE=0 | MONO",
                "TERM=xterm-mono | MONO",
                "TERM=vt220 | MONO",
                "TERM=screen | ANSI16",
                "TERM=screen-256color COLORTERM=truecolor | INDEXED256",
                "TERM=screen-256color TMUX=/tmp/tmux-0/default,1,0 COLORTERM=truecolor | TRUE",
                "TERM=tmux-256color TMUX=x TERM_PROGRAM=tmux | INDEXED256",
                "TERM=tmux-256color COLORTERM=truecolor | TRUE",
                "TERM=tmux-256color WT_SESSION=1 | INDEXED256",
                "TERM=xterm-256color WT_SESSION=1 | TRUE",
                "TERM=xterm-kitty | TRUE",
                "TERM=xterm-direct | TRUE",
                "TERM=xterm-256color TERM_PROGRAM=iTerm.app | TRUE",
                "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal | INDEXED256",
            })
    @DisplayName("is told by the environment")
    void detect(String variables, ColorDepth expected) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        assertThat(ColorDepth.detect(Environment.of(environment))).isEqualTo(expected);
    }

    @Test
    @DisplayName("no variable at all: no colours")
    void nothing() {
        assertThat(ColorDepth.detect(Environment.of(Map.of()))).isEqualTo(ColorDepth.MONO);
    }

    @ParameterizedTest
    @CsvSource({
        "#ff0000, 196, 9",
        "#000000, 16, 0",
        "#ffffff, 231, 15",
        "#808080, 244, 8",
        "#5f87af, 67, 8",
        "#00cdcd, 44, 6",
        "208, 208, 3"
    })
    @DisplayName("the nearest colour is taken; with 256 never one of those that people change")
    void nearest(String colour, int of256, int of16) {
        Ink ink = Ink.of(ColourWords.parse(colour));
        assertThat(ColorDepth.INDEXED256.apply(ink).foreground()).isEqualTo(new Colour.Indexed(of256));
        assertThat(ColorDepth.ANSI16.apply(ink).foreground()).isEqualTo(new Colour.Ansi(of16));
        assertThat(ColorDepth.TRUE.apply(ink)).isEqualTo(ink);
    }

    @Test
    @DisplayName("the terminal's own colours, its 16, traits and links stay")
    void stays() {
        Ink ink = Ink.of(new Colour.Ansi(3))
                .asBold()
                .asDim()
                .asItalic()
                .asUnderlined()
                .linkedTo("https://a.example");
        assertThat(ColorDepth.ANSI16.apply(ink)).isEqualTo(ink);
        assertThat(ColorDepth.INDEXED256.apply(ink)).isEqualTo(ink);
        assertThat(ColorDepth.MONO.apply(ink))
                .isEqualTo(Ink.PLAIN.asBold().asDim().asItalic().asUnderlined().linkedTo("https://a.example"));
        for (ColorDepth depth : ColorDepth.values()) {
            assertThat(depth.apply(Ink.PLAIN)).isEqualTo(Ink.PLAIN);
        }
    }

    @Test
    @DisplayName("what stood out by its background is reversed without colours, and when both colours become one")
    void reversed() {
        Ink badge = Ink.of(new Colour.Rgb(0, 0, 0)).on(new Colour.Rgb(255, 200, 0));
        assertThat(ColorDepth.MONO.apply(badge)).isEqualTo(Ink.PLAIN.asReverse());
        assertThat(ColorDepth.MONO.apply(badge.asReverse())).isEqualTo(Ink.PLAIN.asReverse());
        Ink greys = Ink.of(new Colour.Rgb(1, 1, 1)).on(new Colour.Rgb(2, 2, 2));
        assertThat(ColorDepth.ANSI16.apply(greys)).isEqualTo(Ink.PLAIN.asReverse());
    }
}
