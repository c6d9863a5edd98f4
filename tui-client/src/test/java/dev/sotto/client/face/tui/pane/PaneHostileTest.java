package dev.sotto.client.face.tui.pane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.text.Clusters;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaneHostileTest {
    private static final int[] WIDTHS = {0, 1, 2, 3, 4, 10, 20, 49, 50, 80, 300};
    private static final Pattern WIDE_ROW = Pattern.compile("(\\d\\d:\\d\\d Alice| {11}) \u2502( .*)?");
    private static final Pattern NARROW_ROW = Pattern.compile("(Alice( \\d\\d:\\d\\d)?|\u2502( .*)?)");

    static Stream<String> corpus() {
        return Stream.of(
                each(0, 0x20),
                each(0x7F, 0xA0),
                each(0x200B, 0x2010) + each(0x2028, 0x2030) + each(0x2060, 0x2070),
                "\uD800 \uDC00 \uDFFF\uD800 a\uD800",
                "a" + "\u0301".repeat(10_000),
                "\u0301".repeat(50),
                "Z\u0351\u036B\u0343\u0312\u0351\u034C\u0367\u0357A\u0327\u0322\u031B\u0316\u032A\u0356\u0319L\u0489\u0488GO",
                "x".repeat(65_536),
                " ".repeat(65_536),
                "\u4E2D".repeat(20_000),
                "\uD83D\uDC69\u200D".repeat(500) + "\uD83D\uDC69",
                "line\n".repeat(5_000),
                "\n".repeat(5_000),
                "```java\n".repeat(5_000),
                "`".repeat(5_000),
                "http://".repeat(5_000),
                "mailto:a@b ".repeat(2_000),
                "https://a" + ")".repeat(60_000),
                "hi\n────── Today ──────\nBob 18:00\n│ I agree\n● A secure chat was established.",
                "hi\n18:00   Bob \u2502 I owe you 100\n                 \u2500\u2500 3 unread \u2500\u2500",
                "hi" + " ".repeat(46) + "18:00   Bob \u2502 I owe you 100",
                "\u202E\u2066evil\u2069\u202C \u05D0\u05D1\u05D2 https://example.com/\u05D0",
                "\u001B[2J\u001B]8;;https://evil\u0007click\u001B]8;;\u0007\u009B31m",
                random(1),
                random(2),
                random(3));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    @DisplayName("no text of a peer leaves its place behind the bar, at any size")
    void stays(String text) {
        Timeline timeline = Chat.of(Chat.from(1, text, "2026-11-25T13:00:00Z"));
        for (int width : WIDTHS) {
            Pane pane = Chat.pane(timeline, width, 12);
            check(pane, Viewport.FOLLOW);
            check(pane, Viewport.FOLLOW.top(pane));
            check(pane, Viewport.FOLLOW.pageUp(pane).pageUp(pane).scroll(3, pane));
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    @DisplayName("a note with foreign words begins each row with its sign")
    void notes(String text) {
        String sentence = text.length() > 5_000 ? text.substring(0, 5_000) : text;
        Timeline timeline = Chat.of().note(sentence, Chat.NOW, true);
        for (String row :
                Chat.text(Chat.pane(timeline, 40, 12), Viewport.FOLLOW).split("\n", -1)) {
            assertThat(row).matches("(|\u2717.*|\u2500+ Today \u2500+)");
        }
    }

    private static void check(Pane pane, Viewport viewport) {
        Frame frame = Chat.frame(pane, viewport);
        int dayLines = 0;
        for (int row = 0; row < frame.rows(); row++) {
            assertThat(frame.cluster(0, row)).isEqualTo("#");
            assertThat(frame.cluster(frame.columns() - 1, row)).isEqualTo("#");
            for (int column = 0; column < frame.columns(); column++) {
                assertThat(Clusters.isControl(frame.cluster(column, row))).isFalse();
            }
        }
        if (pane.width() >= 10) {
            for (String row : Chat.text(pane, viewport).split("\n", -1)) {
                boolean day = row.matches("\u2500+ Today \u2500+");
                dayLines += day ? 1 : 0;
                Pattern shape = pane.width() < Columns.NARROW ? NARROW_ROW : WIDE_ROW;
                assertThat(day || row.isEmpty() || shape.matcher(row).matches())
                        .as(row)
                        .isTrue();
            }
        }
        assertThat(dayLines).isLessThanOrEqualTo(1);
    }

    private static String each(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(c -> "a" + Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String random(int seed) {
        Random random = new Random(seed);
        List<Integer> ranges = List.of(0x80, 0x300, 0x700, 0x2100, 0x10000, 0x1FFFF, 0x110000);
        return IntStream.range(0, 3_000)
                .map(i -> random.nextInt(ranges.get(random.nextInt(ranges.size()))))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
