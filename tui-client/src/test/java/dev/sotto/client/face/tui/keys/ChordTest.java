package dev.sotto.client.face.tui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.face.tui.event.Key;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChordTest {
    @ParameterizedTest
    @CsvSource({
        "ctrl-k, Ctrl-K",
        "c-k, Ctrl-K",
        "Ctrl+K, Ctrl-K",
        "m-x, Alt-X",
        "Alt-A, Alt-A",
        "alt-shift-a, Alt-Shift-A",
        "ctrl-alt-b, Ctrl-Alt-B",
        "alt-enter, Alt-Enter",
        "shift-tab, Shift-Tab",
        "s-tab, Shift-Tab",
        "F1, F1",
        "pageup, PgUp",
        "page-down, PgDn",
        "pgdn, PgDn",
        "ctrl-page-down, Ctrl-PgDn",
        "g g, g g",
        "G, G",
        "shift-g, G",
        "alt--, Alt--",
        "-, -",
        "+, +",
        "alt-1, Alt-1",
        "alt-., Alt-.",
        "ctrl-space, Ctrl-Space",
        "ctrl-@, Ctrl-Space",
        "ctrl-/, Ctrl-_",
        "ctrl-_, Ctrl-_",
        "ctrl-x ctrl-c, Ctrl-X Ctrl-C",
        "return, Enter",
        "escape, Esc",
        "ü, ü",
        "alt-ü, Alt-Ü"
    })
    @DisplayName("is read in any spelling, and shown in one that is read again")
    void spellings(String written, String shown) {
        Chord chord = Chord.parse(written);
        assertThat(chord.text()).isEqualTo(shown);
        assertThat(Chord.parse(shown)).isEqualTo(chord);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ctrl-i | is Tab",
                "ctrl-m | is Enter",
                "c-h | is Backspace",
                "ctrl-[ | is Esc",
                "alt-[ | begins its own reports",
                "alt-shift-o | begins its own reports",
                "ctrl-1 | does not report",
                "ctrl-shift-a | does not report",
                "shift-1 | does not report",
                "shift-space | does not report",
                "hyper-k | is no key",
                "gg | is no key",
                "ctrl- | is no key",
                "a b c | is not one key or two"
            })
    @DisplayName("what a terminal does not report, or nobody knows, is refused with a reason")
    void refused(String written, String reason) {
        assertThatThrownBy(() -> Chord.parse(written))
                .isInstanceOf(ChordException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0007", "ctrl-\u0007", "\u001b"})
    @DisplayName("nothing, and control characters, are refused")
    void nothing(String written) {
        assertThatThrownBy(() -> Chord.parse(written)).isInstanceOf(ChordException.class);
    }

    @Test
    @DisplayName("keys with the same byte are the same")
    void sameByte() {
        assertThat(new Chord(List.of(Key.ctrl("/")))).isEqualTo(Chord.parse("ctrl-_"));
        assertThat(new Chord(List.of(Key.ctrl("@")))).isEqualTo(Chord.parse("ctrl-space"));
        assertThat(new Chord(List.of(Key.ctrl("K")))).isEqualTo(Chord.parse("ctrl-k"));
        assertThat(new Chord(List.of(Key.ctrl("h")))).isEqualTo(Chord.parse("backspace"));
        assertThat(new Chord(List.of(Key.ctrl("h").withAlt()))).isEqualTo(Chord.parse("alt-backspace"));
        assertThat(new Chord(List.of(Key.ctrl("i")))).isEqualTo(Chord.parse("tab"));
        assertThat(new Chord(List.of(Key.ctrl("m")))).isEqualTo(Chord.parse("enter"));
        assertThat(new Chord(List.of(Key.ctrl("[")))).isEqualTo(Chord.parse("esc"));
        assertThat(new Chord(List.of(Key.alt("a")))).isNotEqualTo(Chord.parse("alt-shift-a"));
    }
}
