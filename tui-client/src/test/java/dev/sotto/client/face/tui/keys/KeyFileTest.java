package dev.sotto.client.face.tui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.face.tui.config.BrokenFileException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
    @Test
    @DisplayName("binds, unbinds, and asks for a profile")
    void binds() throws Exception {
        KeyFile file = file("profile = 'vim'", "[compose]", "ctrl-k = ''", "c-n = 'switcher or help'", "[list]");
        assertThat(file.profile()).contains(Profile.VIM);
        assertThat(file.warnings()).isEmpty();
        KeyMap map = KeyMap.of(Profile.DEFAULT, EnterKey.SEND, file);
        assertThat(map.warnings()).isEmpty();
        assertThat(map.find(Mode.COMPOSE, Chord.parse("ctrl-k").keys())).isEqualTo(new Lookup.Nothing());
        assertThat(map.find(Mode.COMPOSE, Chord.parse("ctrl-n").keys()))
                .isEqualTo(new Lookup.Found(Action.SWITCHER, Optional.of(Action.HELP)));
        assertThat(map.find(Mode.SELECT, Chord.parse("ctrl-k").keys()))
                .isEqualTo(new Lookup.Found(Action.SWITCHER, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ctrl-k = 'swicher' | keys.toml:2: there is no action 'swicher'. Did you mean 'switcher'?",
                "ctrl-k = 'help or swicher' | keys.toml:2: there is no action 'swicher'. Did you mean 'switcher'?",
                "ctrl-k = 'zzzzzz' | keys.toml:2: there is no action 'zzzzzz'.",
                "ctrl-k = 7 | keys.toml:2: 'ctrl-k' needs an action in quotes, as in \"switcher\".",
                "ctrl-k = 'help or top or bottom' | keys.toml:2: at most two actions, as in \"kill-to-end or"
                        + " switcher\".",
                "ctrl-i = 'help' | keys.toml:2: 'ctrl-i' is Tab to a terminal; bind that, or take another key.",
                "j = 'help' | keys.toml:2: 'j' is text there, and could not be typed any more; add ctrl- or alt-, or"
                        + " bind it in [select].",
            })
    @DisplayName("what is wrong is said with its line, and the rest counts")
    void warnings(String line, String warning) throws Exception {
        KeyFile file = file("[compose]", line, "f5 = 'redraw'");
        assertThat(file.warnings()).containsExactly(warning);
        KeyMap map = KeyMap.of(Profile.DEFAULT, EnterKey.SEND, file);
        assertThat(map.warnings()).containsExactly(warning);
        assertThat(map.find(Mode.COMPOSE, Chord.parse("f5").keys()))
                .isEqualTo(new Lookup.Found(Action.REDRAW, Optional.empty()));
    }

    @Test
    @DisplayName("unknown sections and profiles, and sections that are none")
    void sections() throws Exception {
        KeyFile file = file("profile = 'vi'", "list = 'x'", "[comppose]", "f5 = 'redraw'");
        assertThat(file.profile()).isEmpty();
        assertThat(file.warnings())
                .containsExactlyInAnyOrder(
                        "keys.toml:3: unknown section 'comppose'; there are everywhere, chat, compose, select, list."
                                + " Did you mean 'compose'?",
                        "keys.toml:1: there is no profile 'vi'; there are default, vim, emacs.",
                        "keys.toml:2: 'list' is a section; write [list].");
    }

    @Test
    @DisplayName(
            "an own key takes longer and shorter ones of the profile away; two own ones do not exclude each other in"
                    + " silence")
    void prefixes() throws Exception {
        KeyMap one = KeyMap.of(Profile.DEFAULT, EnterKey.SEND, file("[select]", "g = 'help'"));
        assertThat(one.find(Mode.SELECT, Chord.parse("g").keys()))
                .isEqualTo(new Lookup.Found(Action.HELP, Optional.empty()));
        KeyMap longer = KeyMap.of(Profile.DEFAULT, EnterKey.SEND, file("[select]", "'j x' = 'help'"));
        assertThat(longer.find(Mode.SELECT, Chord.parse("j").keys())).isEqualTo(new Lookup.Prefix());
        KeyMap both = KeyMap.of(Profile.DEFAULT, EnterKey.SEND, file("[select]", "z = 'help'", "'z z' = 'top'"));
        assertThat(both.warnings())
                .containsExactly(
                        "keys.toml:3: 'z z' and 'z' (keys.toml:2) exclude each other, so the first one counts.");
    }

    @Test
    @DisplayName("the narrower section wins, and an own wide one wins over a narrow one of the profile")
    void sectionsOverEachOther() throws Exception {
        KeyMap map = KeyMap.of(
                Profile.DEFAULT,
                EnterKey.SEND,
                file("[select]", "f5 = 'top'", "[everywhere]", "f5 = 'redraw'", "ctrl-k = 'help'"));
        assertThat(map.find(Mode.SELECT, Chord.parse("f5").keys()))
                .isEqualTo(new Lookup.Found(Action.TOP, Optional.empty()));
        assertThat(map.find(Mode.LIST, Chord.parse("f5").keys()))
                .isEqualTo(new Lookup.Found(Action.REDRAW, Optional.empty()));
        for (Mode mode : Mode.values()) {
            assertThat(map.find(mode, Chord.parse("ctrl-k").keys()))
                    .isEqualTo(new Lookup.Found(Action.HELP, Optional.empty()));
        }
    }

    @Test
    @DisplayName("nobody locks himself in")
    void lifelines() throws Exception {
        KeyMap map = KeyMap.of(
                Profile.DEFAULT,
                EnterKey.SEND,
                file("[compose]", "enter = 'help'", "[list]", "esc = ''", "ctrl-c = ''", "ctrl-g = ''"));
        assertThat(map.find(Mode.COMPOSE, Chord.parse("enter").keys()))
                .isEqualTo(new Lookup.Found(Action.SEND, Optional.empty()));
        assertThat(map.find(Mode.LIST, Chord.parse("esc").keys()))
                .isEqualTo(new Lookup.Found(Action.CANCEL, Optional.empty()));
        assertThat(map.warnings())
                .containsExactly(
                        "The key file leaves no key for 'send', so Enter still does it.",
                        "The key file leaves no key for 'cancel', so Esc still does it.");
    }

    @Test
    @DisplayName("what is not TOML is refused with its line")
    void broken() {
        assertThatThrownBy(() -> file("[compose]", "ctrl-k ="))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith("keys.toml:2: not TOML: ");
    }

    private static KeyFile file(String... lines) throws BrokenFileException {
        return KeyFile.parse("keys.toml", String.join("\n", List.of(lines)));
    }
}
