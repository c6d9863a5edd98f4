package dev.sotto.client.face.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Rect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames as bytes. */
class CanvasTest {
    private static final String BEGIN = "\033[?2026h";
    private static final String END = "\033[?2026l";

    /** All that a frame may send beside text. */
    private static final Pattern OURS = Pattern.compile(
            "\033\\[\\?(2026|25)[hl]|\033\\[[0-9]+;[0-9]+H|\033\\[0(;[0-9]+)*m|\033]8;(id=[0-9a-f]+)?;[!-~]*\033\\\\");

    private final Canvas canvas = new Canvas();

    @Test
    @DisplayName("the first frame is drawn whole, one that looks the same sends nothing")
    void nothing() {
        Frame frame = frame("ab", Ink.PLAIN);
        assertThat(bytes(frame)).isEqualTo(BEGIN + "\033[1;1H\033[0mab  \033[2;1H    " + END);
        assertThat(bytes(frame("ab", Ink.PLAIN))).isEmpty();
        canvas.forget();
        assertThat(bytes(frame)).isEqualTo(BEGIN + "\033[1;1H\033[0mab  \033[2;1H    " + END);
    }

    @Test
    @DisplayName("a typed letter is a few bytes")
    void letter() {
        Frame before = frame("ab", Ink.PLAIN);
        before.cursor(2, 0);
        bytes(before);
        Frame after = frame("abc", Ink.PLAIN);
        after.cursor(3, 0);
        assertThat(bytes(after)).isEqualTo(BEGIN + "c" + END);
    }

    @Test
    @DisplayName("what stands right of a cluster that some terminals draw wider is sent again behind it, and only then")
    void spilling() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        Canvas wide = new Canvas();
        wide.bytes(wideFrame("a"));
        String drawn = new String(wide.bytes(wideFrame(family)), StandardCharsets.UTF_8);
        assertThat(drawn.substring(drawn.indexOf(family))).startsWith(family + "\033[1;3H \u2502xy");
        assertThat(wide.bytes(wideFrame(family))).isEmpty();
        String typed = new String(wide.bytes(wideFrame(family + "b")), StandardCharsets.UTF_8);
        assertThat(typed).isEqualTo(BEGIN + "\033[1;3Hb" + END);
    }

    private static Frame wideFrame(String text) {
        Frame frame = new Frame(12, 1);
        frame.put(frame.bounds(), 0, text, Ink.PLAIN);
        frame.put(frame.bounds(), 3, 0, "\u2502xyz", Ink.PLAIN);
        return frame;
    }

    @Test
    @DisplayName("a cursor that moves or hides")
    void cursor() {
        Frame frame = frame("ab", Ink.PLAIN);
        frame.cursor(1, 1);
        assertThat(bytes(frame)).endsWith("\033[2;2H\033[?25h" + END);
        frame = frame("ab", Ink.PLAIN);
        frame.cursor(0, 0);
        assertThat(bytes(frame)).isEqualTo(BEGIN + "\033[1;1H" + END);
        assertThat(bytes(frame("ab", Ink.PLAIN))).isEqualTo(BEGIN + "\033[?25l" + END);
    }

    @Test
    @DisplayName("every colour and attribute")
    void inks() {
        assertThat(styleOf(Ink.of(new Colour.Ansi(1)).on(new Colour.Ansi(12)))).isEqualTo("\033[0;31;104m");
        assertThat(styleOf(Ink.of(new Colour.Indexed(200)).on(new Colour.Indexed(17))))
                .isEqualTo("\033[0;38;5;200;48;5;17m");
        assertThat(styleOf(Ink.of(new Colour.Rgb(1, 2, 3)).on(new Colour.Rgb(4, 5, 6))))
                .isEqualTo("\033[0;38;2;1;2;3;48;2;4;5;6m");
        assertThat(styleOf(Ink.PLAIN.asBold().asDim().asItalic().asUnderlined().asReverse()))
                .isEqualTo("\033[0;1;2;3;4;7m");
    }

    @Test
    @DisplayName("a link of a kind that may be opened is one, and ends with the frame")
    void links() {
        String bytes = bytes(frame("ab", Ink.PLAIN.linkedTo("https://example.org/a?b=c")));
        assertThat(bytes).containsPattern("\033]8;id=[0-9a-f]+;https://example.org/a\\?b=c\033\\\\ab\033]8;;\033\\\\");
        canvas.forget();
        Frame last = new Frame(2, 1);
        last.put(last.bounds(), 0, "ab", Ink.PLAIN.linkedTo("mailto:a@example.org"));
        assertThat(bytes(last)).endsWith("ab\033]8;;\033\\" + END);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https://a\033\\\033]0;x\007",
                "https://a\u009Cb",
                "https://a b",
                "https://\u05D0.example"
            })
    @DisplayName("any other link is none")
    void noLinks(String address) {
        assertThat(bytes(frame("ab", Ink.PLAIN.linkedTo(address)))).doesNotContain("\033]8");
    }

    @Test
    @DisplayName("a cluster that terminals disagree about stays in its cell")
    void wide() {
        Frame frame = new Frame(6, 1);
        frame.put(frame.bounds(), 0, "\uD83D\uDC4Dxe\u0301y|", Ink.PLAIN);
        assertThat(bytes(frame))
                .isEqualTo(BEGIN + "\033[1;1H\033[0m  \033[1;1H\uD83D\uDC4D\033[1;3Hxe\u0301\033[1;5Hy|" + END);
        Frame narrow = new Frame(6, 1);
        narrow.put(narrow.bounds(), 0, "abxe\u0301y|", Ink.PLAIN);
        assertThat(bytes(narrow)).isEqualTo(BEGIN + "\033[1;1Hab" + END);
    }

    @Test
    @DisplayName("what was right of a wide cluster comes back")
    void behindWide() {
        Frame narrow = new Frame(3, 1);
        narrow.put(narrow.bounds(), 0, "abc", Ink.PLAIN);
        bytes(narrow);
        Frame wide = new Frame(3, 1);
        wide.put(wide.bounds(), 0, "\u6F22c", Ink.PLAIN);
        bytes(wide);
        assertThat(bytes(narrow)).isEqualTo(BEGIN + "\033[1;1Hab" + END);
    }

    @Test
    @DisplayName("an isolate goes before what it opens, which is put where it belongs")
    void isolate() {
        Frame frame = new Frame(3, 1);
        frame.put(frame.bounds(), 0, "|\u2068\u05D0\u2069", Ink.PLAIN);
        assertThat(bytes(frame)).contains("|\u2068\033[1;2H\u05D0\u2069");
    }

    @Test
    @DisplayName("a terminal keeps an opening isolate in the cell before: that one is sent again when it is to go")
    void staleIsolate() {
        // Some give the closing one a cell: what stands there is sent again, too.
        bytes(row("|\u2068\u05D0\u2069c"));
        assertThat(bytes(row("|bc"))).isEqualTo(BEGIN + "\033[1;1H|b" + END);
        assertThat(bytes(row("|\u2068\u05D0\u2069c")))
                .isEqualTo(BEGIN + "\033[1;1H|\u2068\033[1;2H\u05D0\u2069\033[1;3Hc" + END);
        assertThat(bytes(row("!\u2068\u05D0\u2069c")))
                .isEqualTo(BEGIN + "\033[1;1H!\u2068\033[1;2H\u05D0\u2069\033[1;3Hc" + END);
        assertThat(bytes(row("!\u2068\u05D1\u2069c")).replace("!\u2068\033[1;2H", ""))
                .contains("\u05D1\u2069")
                .doesNotContain("\u2068");
        assertThat(bytes(row("\u2068\u05D0\u2069bc"))).contains("\u05D0\u2069\033[1;2Hb");
    }

    @Test
    @DisplayName("a full screen with colours in every cell fits into one write and stays small")
    void fullScreen() {
        Frame frame = new Frame(200, 50);
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 200; x++) {
                frame.put(frame.bounds(), x, y, "x", Ink.of(new Colour.Indexed((x / 10 + y) % 256)));
            }
        }
        String bytes = bytes(frame);
        assertThat(bytes.length()).isLessThan(40_000);
        assertThat(bytes.indexOf(BEGIN)).isZero();
        assertThat(bytes.lastIndexOf(BEGIN)).isZero();
        assertThat(bytes).endsWith(END);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @DisplayName("hostile text: no control beyond our own, every border where it was")
    void hostileText(String text) {
        Frame frame = new Frame(40, 3);
        Rect inside = new Rect(1, 0, 38, 3);
        for (int y = 0; y < 3; y++) {
            frame.put(frame.bounds(), 0, y, "|", Ink.PLAIN);
            frame.put(inside, y, y == 1 ? text : "x" + text, Ink.PLAIN);
            frame.put(frame.bounds(), 39, y, "|", Ink.PLAIN);
        }
        String bytes = bytes(frame);
        String rest = OURS.matcher(bytes).replaceAll("");
        assertThat(rest.codePoints().filter(Character::isISOControl)).isEmpty();
        assertThat(rest).doesNotContain("\u202E", "\u202D", "\u2066", "\u200B", "\u200E", "\uFEFF", "\u2028");
        assertThat(rest.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
        for (int y = 1; y <= 3; y++) {
            assertThat(bytes).containsPattern("\033\\[" + y + ";1H(\033\\[0m)?\\|");
        }
        assertThat(frame.cluster(39, 1)).isEqualTo("|");
    }

    static List<String> hostile() {
        StringBuilder controls = new StringBuilder();
        for (char c = 0; c < 0xA0; c++) {
            if (Character.isISOControl(c)) {
                controls.append(c).append("[31m");
            }
        }
        return List.of(
                controls.substring(0, 60),
                controls.substring(60, 200),
                controls.substring(200),
                "\033]0;title\007\033[2J\u009B5m\u009D0;x\u009C",
                "a\u202Eb\u202Dc\u2066d\u2067e\u2068f\u2069g\u202Ah\u202Bi\u202C",
                "\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF\u00AD\u180E\u2028\u2029x",
                "\uD83Da\uDC4D\uD83D",
                "a" + "\u0301".repeat(10_000) + "b",
                "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034D"
                        .repeat(9),
                "\u0301\u0302\u20E3\uFE0F",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67".repeat(30),
                "\u6F22".repeat(100),
                "\uDB40\uDC67\uDB40\uDC7F\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC7F");
    }

    private static Frame frame(String text, Ink ink) {
        Frame frame = new Frame(4, 2);
        frame.put(frame.bounds(), 0, text, ink);
        return frame;
    }

    private static Frame row(String text) {
        Frame frame = new Frame(3, 1);
        frame.put(frame.bounds(), 0, text, Ink.PLAIN);
        return frame;
    }

    private String styleOf(Ink ink) {
        canvas.forget();
        String bytes = bytes(frame("abcd", ink));
        return bytes.substring(bytes.indexOf("\033[0"), bytes.indexOf("abcd"));
    }

    private String bytes(Frame frame) {
        return new String(canvas.bytes(frame), StandardCharsets.UTF_8);
    }
}
