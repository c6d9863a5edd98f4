package dev.sotto.client.face.tui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.event.Key;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyMapTest {
    @ParameterizedTest
    @EnumSource(Profile.class)
    @DisplayName("every action has a key in every profile, so none is for the palette only")
    void everythingIsReachable(Profile profile) {
        Set<Action> missing = EnumSet.allOf(Action.class);
        for (Mode mode : Mode.values()) {
            for (Binding binding : KeyMap.of(profile).bindings(mode)) {
                missing.remove(binding.action());
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    @DisplayName("no chord of a mode begins another one, and none takes typed text away")
    void noClashes(Profile profile) {
        for (EnterKey enter : EnterKey.values()) {
            KeyMap map = KeyMap.of(profile, enter, KeyFile.EMPTY);
            assertThat(map.warnings()).isEmpty();
            for (Mode mode : Mode.values()) {
                List<Chord> chords =
                        map.bindings(mode).stream().map(Binding::chord).toList();
                assertThat(chords).doesNotHaveDuplicates();
                for (Chord chord : chords) {
                    assertThat(chords).noneMatch(chord::begins);
                    assertThat(mode == Mode.SELECT || !chord.beginsAsText()).isTrue();
                    assertThat(Chord.parse(chord.text())).isEqualTo(chord);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    @DisplayName("every binding is found by its keys, and its first key alone asks for more")
    void found(Profile profile) {
        KeyMap map = KeyMap.of(profile);
        for (Mode mode : Mode.values()) {
            for (Binding binding : map.bindings(mode)) {
                List<Key> keys = binding.chord().keys();
                assertThat(map.find(mode, keys)).isEqualTo(new Lookup.Found(binding.action(), binding.otherwise()));
                if (keys.size() == 2) {
                    assertThat(map.find(mode, keys.subList(0, 1))).isEqualTo(new Lookup.Prefix());
                    List<Key> wrong = List.of(keys.get(0), Key.of(Key.Code.F12));
                    assertThat(map.find(mode, wrong)).isEqualTo(new Lookup.Nothing());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT, COMPOSE, enter, SEND",
        "DEFAULT, COMPOSE, alt-enter, NEW_LINE",
        "DEFAULT, COMPOSE, ctrl-j, NEW_LINE",
        "DEFAULT, COMPOSE, ctrl-p, SWITCHER",
        "DEFAULT, COMPOSE, alt-shift-a, PREVIOUS_UNREAD",
        "DEFAULT, SELECT, alt-a, NEXT_UNREAD",
        "DEFAULT, COMPOSE, esc, SELECT_MODE",
        "DEFAULT, SELECT, esc, COMPOSE_MODE",
        "DEFAULT, SELECT, j, SELECT_DOWN",
        "DEFAULT, SELECT, ?, HELP",
        "DEFAULT, LIST, f1, HELP",
        "DEFAULT, LIST, ctrl-p, LIST_UP",
        "VIM, SELECT, i, COMPOSE_MODE",
        "VIM, SELECT, a, COMPOSE_MODE",
        "VIM, SELECT, g g, TOP",
        "VIM, SELECT, g T, PREVIOUS_TAB",
        "VIM, SELECT, :, COMMAND_LINE",
        "VIM, COMPOSE, esc, SELECT_MODE",
        "EMACS, COMPOSE, ctrl-x b, SWITCHER",
        "EMACS, COMPOSE, ctrl-p, CURSOR_UP",
        "EMACS, COMPOSE, ctrl-k, KILL_TO_END",
        "EMACS, LIST, ctrl-x ctrl-c, QUIT",
        "EMACS, SELECT, alt-w, COPY"
    })
    @DisplayName("the keys that people know")
    void known(Profile profile, Mode mode, String chord, Action action) {
        assertThat(find(KeyMap.of(profile), mode, chord)).contains(action);
    }

    @Test
    @DisplayName(
            "Ctrl-K is the switcher when there is nothing to cut, but not in emacs; Esc means nothing in vim's normal"
                    + " mode")
    void otherwise() {
        List<Key> ctrlK = List.of(Key.ctrl("k"));
        assertThat(KeyMap.of(Profile.DEFAULT).find(Mode.COMPOSE, ctrlK))
                .isEqualTo(new Lookup.Found(Action.KILL_TO_END, Optional.of(Action.SWITCHER)));
        assertThat(KeyMap.of(Profile.EMACS).find(Mode.COMPOSE, ctrlK))
                .isEqualTo(new Lookup.Found(Action.KILL_TO_END, Optional.empty()));
        assertThat(find(KeyMap.of(Profile.VIM), Mode.SELECT, "esc")).isEmpty();
        assertThat(find(KeyMap.of(Profile.VIM), Mode.SELECT, "q")).isEmpty();
        assertThat(find(KeyMap.of(Profile.EMACS), Mode.COMPOSE, "alt-y")).isEmpty();
    }

    @Test
    @DisplayName("Enter may begin a line; then Alt-Enter sends")
    void enterBeginsALine() {
        KeyMap map = KeyMap.of(Profile.DEFAULT, EnterKey.NEWLINE, KeyFile.EMPTY);
        assertThat(find(map, Mode.COMPOSE, "enter")).contains(Action.NEW_LINE);
        assertThat(find(map, Mode.COMPOSE, "alt-enter")).contains(Action.SEND);
        assertThat(find(map, Mode.COMPOSE, "ctrl-s")).contains(Action.SEND);
        assertThat(find(map, Mode.LIST, "enter")).contains(Action.ACCEPT);
    }

    @Test
    @DisplayName("a hint shows the shortest chord")
    void shown() {
        KeyMap map = KeyMap.of(Profile.DEFAULT);
        assertThat(map.shown(Mode.COMPOSE, Action.SWITCHER)).contains("Ctrl-P");
        assertThat(map.shown(Mode.COMPOSE, Action.PALETTE)).contains("F2");
        assertThat(map.shown(Mode.SELECT, Action.RETRY)).contains("R");
        assertThat(map.shown(Mode.COMPOSE, Action.RETRY)).isEmpty();
        assertThat(KeyMap.of(Profile.EMACS).shown(Mode.COMPOSE, Action.SWITCHER))
                .contains("Ctrl-X b");
    }

    @Test
    @DisplayName("text, too many keys and no key mean nothing")
    void nothing() {
        KeyMap map = KeyMap.of(Profile.DEFAULT);
        Key g = Key.character("g");
        assertThat(map.find(Mode.COMPOSE, List.of(g))).isEqualTo(new Lookup.Nothing());
        assertThat(map.find(Mode.SELECT, List.of(g))).isEqualTo(new Lookup.Prefix());
        assertThat(map.find(Mode.SELECT, List.of(g, g, g))).isEqualTo(new Lookup.Nothing());
        assertThat(map.find(Mode.SELECT, List.of())).isEqualTo(new Lookup.Nothing());
        assertThat(map.find(Mode.SELECT, new ArrayList<>(List.of(Key.character("\uD83D\uDE00")))))
                .isEqualTo(new Lookup.Nothing());
    }

    private static Optional<Action> find(KeyMap map, Mode mode, String chord) {
        return map.find(mode, Chord.parse(chord).keys()) instanceof Lookup.Found found
                ? Optional.of(found.action())
                : Optional.empty();
    }
}
