package dev.sotto.client.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader takes for one character. Clusters in a case are separated by {@code |}. */
class ClustersTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("hard cases of segmentation and width")
    void hardCases(String name, String separated, List<Integer> widths) {
        List<String> expected = List.of(separated.split("\\|"));
        String text = String.join("", expected);
        assertThat(Clusters.split(text)).isEqualTo(expected);
        assertThat(expected.stream().map(Clusters::widthOf)).isEqualTo(widths);
        assertThat(Clusters.width(text))
                .isEqualTo(widths.stream().mapToInt(Integer::intValue).sum());
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments("ASCII", "a|b| |c", List.of(1, 1, 1, 1)),
                arguments("precomposed", "\u00E9|\u00DF", List.of(1, 1)),
                arguments("combining accent", "e\u0301|x", List.of(1, 1)),
                arguments("combining accent after the last plain character", "\u00E9\u0301", List.of(1)),
                arguments("CJK", "\u6F22|\u5B57|a", List.of(2, 2, 1)),
                arguments("fullwidth and halfwidth", "\uFF21|\uFF71", List.of(2, 1)),
                arguments("kana with a voiced mark", "\u304B\u3099|a", List.of(2, 1)),
                arguments("emoji", "\uD83D\uDC4D|!", List.of(2, 1)),
                arguments("emoji of the BMP", "\u2705|\u26A1", List.of(2, 2)),
                arguments("skin tone", "\uD83D\uDC4D\uD83C\uDFFD|a", List.of(2, 1)),
                arguments("narrow base with a skin tone", "\u261D\uD83C\uDFFD", List.of(2)),
                arguments("a skin tone alone", "a|\uD83C\uDFFD", List.of(1, 2)),
                arguments("family", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67|\uD83D\uDC4D", List.of(2, 2)),
                arguments("heart: text and emoji", "\u2764|\u2764\uFE0F", List.of(1, 2)),
                arguments("heart on fire", "\u2764\uFE0F\u200D\uD83D\uDD25", List.of(2)),
                arguments("keycaps", "1\uFE0F\u20E3|2", List.of(2, 1)),
                arguments("flags", "\uD83C\uDDE9\uD83C\uDDEA|\uD83C\uDDEB\uD83C\uDDF7", List.of(2, 2)),
                arguments("half a flag", "\uD83C\uDDE9|a", List.of(1, 1)),
                arguments(
                        "flag of tags",
                        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F|a",
                        List.of(2, 1)),
                arguments("Hangul syllable", "\uD55C|\uAE00", List.of(2, 2)),
                arguments("Hangul jamo", "\u1112\u1161\u11AB|\u1100\u1173\u11AF", List.of(2, 2)),
                arguments("Hangul syllable and a final", "\uAC00\u11A8|a", List.of(2, 1)),
                arguments("a vowel of Hangul alone", "a|\u1161|b", List.of(1, 1, 1)),
                arguments("Hebrew with points", "\u05E9\u05C1\u05B8|\u05DC", List.of(1, 1)),
                arguments("Arabic with marks", "\u0645\u064F|\u062D", List.of(1, 1)),
                arguments(
                        "Devanagari: a vowel sign takes a column",
                        "\u0939|\u093F|\u0928\u094D|\u0926",
                        List.of(1, 1, 1, 1)),
                arguments("Thai", "\u0E01|\u0E33|\u0E01\u0E34", List.of(1, 1, 1)),
                arguments("isolates stay with a neighbour", "\u2068\u05D0|\u05D1\u2069|a", List.of(1, 1, 1)),
                arguments("isolate around something wide", "\u2068\u6F22\u2069|a", List.of(2, 1)),
                arguments("two openers", "\u2068\u2068a|b\u2069\u2069", List.of(1, 1)),
                arguments("an opener before an order", "\u2068|\u001B|a", List.of(1, 1, 1)),
                arguments("a mark at the beginning", "\u0301|a", List.of(1, 1)),
                arguments("orders take no marks", "\u001B|\u0301|\n|\r|\n|\u009B|[", List.of(1, 1, 1, 1, 1, 1, 1)),
                arguments("half a surrogate pair", "a|\uD83D|\u0301|\uDC4D", List.of(1, 1, 1, 1)),
                arguments("a mark of Unicode 15 that JDK 17 does not know", "\u0C15\uD807\uDF00|a", List.of(1, 1)),
                arguments("zero width space", "a\u200B|b", List.of(1, 1)),
                arguments("soft hyphen", "a|\u00AD|b", List.of(1, 1, 1)));
    }

    @Test
    @DisplayName("10 000 marks are not one cluster")
    void marks() {
        String zalgo = "a" + "\u0301".repeat(10_000) + "b";
        List<String> clusters = Clusters.split(zalgo);
        assertThat(String.join("", clusters)).isEqualTo(zalgo);
        assertThat(clusters).allMatch(cluster -> cluster.length() <= ClusterScan.MAX_LENGTH);
        assertThat(clusters.get(1)).matches(Clusters::isBare);
        assertThat(Clusters.isBare("e\u0301")).isFalse();
        assertThat(Clusters.isBare("\u2068\u05D0")).isFalse();
        assertThat(Clusters.isBare("\u2068\u0301")).isTrue();
    }

    @Test
    @DisplayName("any text: nothing is lost, nothing empty, each one or two columns, and a cut fits")
    void anyText() {
        Random random = new Random(7);
        int[] alphabet =
                "a |\u0301\u200D\uFE0F\u6F22\u05D0\u2068\u2069\u1100\u1161\u20E3\u001B\uD83D\uDC4D\uD83C\uDFFD\uD83C\uDDE9 \n\u093F"
                        .codePoints()
                        .toArray();
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.appendCodePoint(
                        random.nextInt(10) == 0 ? random.nextInt(0x110000) : alphabet[random.nextInt(alphabet.length)]);
            }
            String line = text.toString();
            List<String> clusters = Clusters.split(line);
            assertThat(String.join("", clusters)).isEqualTo(line);
            assertThat(clusters).allMatch(cluster -> !cluster.isEmpty() && Clusters.widthOf(cluster) <= 2);
            int columns = random.nextInt(12);
            String cut = Clusters.cut(line, columns);
            assertThat(line).startsWith(cut);
            assertThat(Clusters.width(cut)).isLessThanOrEqualTo(columns);
            assertThat(Clusters.width(Clusters.ellipsis(line, columns))).isLessThanOrEqualTo(columns);
            List<String> rows = Clusters.wrap(line, columns + 2);
            assertThat(rows).allMatch(row -> line.isEmpty() || !row.isEmpty());
            assertThat(rows).allMatch(row -> Clusters.width(row) <= columns + 2);
            assertThat(String.join("", rows).replace(" ", "")).isEqualTo(line.replace(" ", ""));
        }
    }

    @Test
    @DisplayName("wrap folds at spaces, cuts longer words and keeps an indentation")
    void wrap() {
        assertThat(Clusters.wrap("", 5)).containsExactly("");
        assertThat(Clusters.wrap("hello big world", 9)).containsExactly("hello big", "world");
        assertThat(Clusters.wrap("hello big world", 8)).containsExactly("hello", "big", "world");
        assertThat(Clusters.wrap("a  b", 2)).containsExactly("a ", "b");
        assertThat(Clusters.wrap("abcdefgh", 3)).containsExactly("abc", "def", "gh");
        assertThat(Clusters.wrap("  abcdefgh", 5)).containsExactly("  abc", "defgh");
        assertThat(Clusters.wrap("abcde ", 5)).containsExactly("abcde");
        assertThat(Clusters.wrap("hi \u6F22\u5B57\u6F22", 6)).containsExactly("hi \u6F22", "\u5B57\u6F22");
        assertThat(Clusters.wrap("\u6F22\u5B57", 1)).containsExactly("\u6F22", "\u5B57");
    }

    @Test
    @DisplayName("ellipsis")
    void ellipsis() {
        assertThat(Clusters.ellipsis("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Clusters.ellipsis("abcdef", 4)).isEqualTo("abc\u2026");
        assertThat(Clusters.ellipsis("\u6F22\u5B57", 3)).isEqualTo("\u6F22\u2026");
        assertThat(Clusters.ellipsis("ab", 0)).isEmpty();
    }

    @Test
    @DisplayName("the same on every JDK: one checksum over the width of every code point alone and behind a letter")
    void everyCodePoint() {
        long sum = 0;
        for (int c = 0; c < 0x110000; c++) {
            String one = Character.toString(c);
            int value = Clusters.widthOf(one) * 4
                    + Clusters.split("a" + one).size() * 2
                    + (Clusters.isControl(one) ? 1 : 0);
            sum = sum * 31 + value;
        }
        assertThat(sum).isEqualTo(5020757338635168259L);
    }
}
