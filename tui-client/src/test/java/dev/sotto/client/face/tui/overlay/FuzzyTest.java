package dev.sotto.client.face.tui.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyTest {
    @ParameterizedTest
    @CsvSource({
        "bo, Bob, Robbo",
        "nu, next-unread, menu",
        "nu, next-unread, minute",
        "lock, lock, /lock-all",
        "lock, /lock, kill-word-back",
        "ob, bob, oxxxb",
        "pu, page-up, pqu",
        "cp, close-panel, copy",
        "al, alice, xxal"
    })
    void theBetterFindScoresMore(String pattern, String better, String worse) {
        assertThat(score(pattern, better)).isGreaterThan(score(pattern, worse));
    }

    @Test
    void findsWhateverTheCase() {
        assertThat(Fuzzy.match("BO", "bob")).isEqualTo(Fuzzy.match("bo", "bob"));
        assertThat(Fuzzy.match("\u00C4", "\u00E4")).isPresent();
    }

    @Test
    void tellsWhereItFound() {
        assertThat(positions("nu", "next-unread")).containsExactly(0, 5);
        assertThat(positions("ead", "next-unread")).containsExactly(8, 9, 10);
        assertThat(positions("b", "\uD83D\uDC4Db")).containsExactly(1);
    }

    @Test
    void everyCharacterOfThePatternIsNeededInItsOrder() {
        assertThat(Fuzzy.match("obb", "bob")).isEmpty();
        assertThat(Fuzzy.match("bobb", "bob")).isEmpty();
        assertThat(Fuzzy.match("z", "bob")).isEmpty();
    }

    @Test
    void nothingTypedFindsEverythingAndBlanksMeanNothing() {
        assertThat(score("", "bob")).isZero();
        assertThat(score("  ", "")).isZero();
        assertThat(Fuzzy.match("b b", "bob")).isEqualTo(Fuzzy.match("bb", "bob"));
    }

    @Test
    void equalFindsKeepTheirOrder() {
        assertThat(Stream.of("rob1", "rob2", "rob3")
                        .sorted(Comparator.comparingInt((String text) -> score("rob", text))
                                .reversed()))
                .containsExactly("rob1", "rob2", "rob3");
    }

    @Test
    void longTextsAreLookedAtSoFarOnly() {
        assertThat(Fuzzy.match("b", "a".repeat(Fuzzy.MAX_TEXT) + "b")).isEmpty();
        assertThat(Fuzzy.match("a".repeat(10_000), "a".repeat(1_000_000))).isPresent();
    }

    private static int score(String pattern, String text) {
        return Fuzzy.match(pattern, text).orElseThrow().score();
    }

    private static List<Integer> positions(String pattern, String text) {
        return Fuzzy.match(pattern, text).orElseThrow().positions();
    }
}
