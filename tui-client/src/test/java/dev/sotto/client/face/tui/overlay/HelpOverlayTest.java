package dev.sotto.client.face.tui.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.keys.Binding;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.paint.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpOverlayTest {
    private static final int WIDE = 900;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyBindingIsThereExactlyOnce(Profile profile) {
        KeyMap keys = KeyMap.of(profile);
        List<String> expected = Stream.of(Mode.values())
                .flatMap(mode -> keys.bindings(mode).stream().map(HelpOverlayTest::line))
                .toList();
        List<String> shown = new ArrayList<>();
        for (String row : actions(HelpRows.of(keys, "", WIDE))) {
            String purpose = row.substring(row.indexOf('=') + 1).replaceAll("; [^;]* else: .*", "");
            for (String chord : row.substring(0, row.indexOf('=')).split(", (?=[^ ])", -1)) {
                shown.add(chord + " =" + purpose);
            }
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatAChordDoesOtherwiseIsSaid() {
        assertThat(text(KeyMap.of(Profile.DEFAULT), "Ctrl-K"))
                .contains("Ctrl-K else: go to a chat by a part of its name");
    }

    @Test
    void typingNarrowsItDownByKeyPurposeAndWord() {
        KeyMap keys = KeyMap.of(Profile.DEFAULT);
        assertThat(text(keys, "alt-a")).contains("next chat with unread messages");
        assertThat(text(keys, "unread next")).contains("Alt-A").doesNotContain("Alt-U");
        assertThat(text(keys, "kill-to-start")).contains("Ctrl-U");
        assertThat(text(keys, "zzz")).isEmpty();
    }

    @Test
    void narrowScreensLoseNothing() {
        KeyMap keys = KeyMap.of(Profile.DEFAULT);
        String narrow = HelpRows.of(keys, "", 36).stream()
                .flatMap(List::stream)
                .filter(span -> span.role() == Role.KEY_HINT)
                .map(Span::text)
                .collect(Collectors.joining(" "));
        for (Mode mode : Mode.values()) {
            for (Binding binding : keys.bindings(mode)) {
                assertThat(narrow.replace("  ", " ")).contains(binding.chord().text());
            }
        }
    }

    // "chords = purpose", where the chords of an action may take several rows.
    private static List<String> actions(List<List<Span>> rows) {
        List<String> actions = new ArrayList<>();
        String chords = "";
        String purpose = "";
        for (List<Span> row : rows) {
            boolean more = row.size() > 1 && row.get(2).text().isEmpty();
            if (!more && !chords.isEmpty()) {
                actions.add(chords + "=" + purpose);
                chords = "";
            }
            if (row.size() > 1) {
                purpose = more ? purpose : " " + row.get(2).text();
                chords = chords.isEmpty()
                        ? row.get(0).text()
                        : chords + " " + row.get(0).text();
            }
        }
        actions.add(chords + "=" + purpose);
        return actions;
    }

    private static String text(KeyMap keys, String filter) {
        return HelpRows.of(keys, filter, WIDE).stream()
                .map(row -> row.stream().map(Span::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Binding binding) {
        return binding.chord().text() + " = " + binding.action().purpose();
    }
}
