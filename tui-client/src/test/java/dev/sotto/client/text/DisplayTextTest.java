package dev.sotto.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTextTest {
    /** What terminals, bidi and shaping react to, and what people write: random text is drawn from these. */
    private static final int[] HOSTILE = {
        0x00, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x8D, 0x90, 0x9B, 0x9C, 0x9D, 0xAD,
        0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029,
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0x3164, 0xD800, 0xDBFF,
        0xDC00, 0xDFFF, 0xE000, 0xFDD0, 0xFE00, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF, 0x1D173,
        0xE0001, 0xE0020, 0xE0067, 0xE0062, 0xE007F, 0xE0100, 0xE01EF, 0x10FFFF, 0x301, 0x300, 0x20DD, 0x20E3, 0x489,
        0x94D, 0x64B, 0x1161, 0x11A8, '[', ']', ';', '3', '1', 'm', '#', 'a', 'Z', ' ', 0x5D0, 0x627, 0x661, 0x915,
        0x4E2D, 0x1820, 0x1F3F4, 0x1F468, 0x1F469, 0x2764, 0x1F3FD, 0x1F1E9, 0x2640, 0x1100
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hey! How are you?",
                "Grüße aus Kassel, naïve café",
                "日本語 한국어 ไทย ትግርኛ",
                "नमस्ते क्‍ष",
                "👍🏽 👨‍👩‍👧‍👦 🏳️‍🌈 ❤️ 1️⃣ 🇩🇪",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿 flag",
                "e\u0301 and nothing else",
            })
    @DisplayName("what people write stays as it is")
    void keepsWhatPeopleWrite(String text) {
        assertThat(DisplayText.line(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b[31mred', '␛[31mred'",
        "'\u0007', '␇'",
        "'\u007f', '␡'",
        "'a\u009b31mb', 'a\ufffd31mb'",
        "'a\u202eb', 'a\ufffdb'",
        "'a\u2066b\u2069', 'a\ufffdb\ufffd'",
        "'a\u200bb', 'a\ufffdb'",
        "'a\u200eb', 'ab'",
        "'a\u200db', 'a\ufffdb'",
        "'a\ufe0fb', 'a\ufffdb'",
        "'\ud800x', '\ufffdx'",
        "'\udb40\udc41x', '\ufffdx'",
        "'\ue000', '\ufffd'",
        "'a\tb', 'a    b'",
        "'one\ntwo', 'one\u2424two'",
        "'one\r\ntwo', 'one\u2424two'",
        "'one\rtwo', 'one\u240dtwo'",
        "'one\u2028two', 'one\u2424two'",
        "'\u0301x', '\u25cc\u0301x'",
    })
    @DisplayName("what a terminal would act on becomes visible")
    void showsWhatWouldAct(String foreign, String shown) {
        assertThat(DisplayText.line(foreign)).isEqualTo(shown);
    }

    @Test
    @DisplayName("at most eight marks stay on a base, the rest is one sign")
    void limitsMarks() {
        assertThat(DisplayText.line("z" + "\u0301".repeat(8) + "y")).isEqualTo("z" + "\u0301".repeat(8) + "y");
        assertThat(DisplayText.line("z" + "\u0301".repeat(9) + "y")).isEqualTo("z" + "\u0301".repeat(8) + "\ufffdy");
        assertThat(DisplayText.line("z" + "\u0301".repeat(500) + "y")).isEqualTo("z" + "\u0301".repeat(8) + "\ufffdy");
    }

    @Test
    @DisplayName("right-to-left text is isolated, line by line")
    void isolatesRightToLeft() {
        assertThat(DisplayText.line("שלום")).isEqualTo("\u2068שלום\u2069");
        assertThat(DisplayText.of("abc\nשלום\nxyz").lines()).containsExactly("abc", "\u2068שלום\u2069", "xyz");
        assertThat(DisplayText.line("می\u200cخواهم")).isEqualTo("\u2068می\u200cخواهم\u2069");
    }

    @Test
    @DisplayName("foreign line breaks are followed by the indent")
    void indents() {
        assertThat(DisplayText.of("a\nb\u0085c\u2029d").indented(" | ")).isEqualTo("a\n | b\n | c\n | d");
        assertThat(DisplayText.of("").lines()).containsExactly("");
    }

    @Test
    @DisplayName("random hostile text: nothing that acts is left, everything that breaks a line is found")
    void hostileCorpus() {
        for (long seed = 1; seed <= 4_000; seed++) {
            String foreign = hostile(new Random(seed));
            for (String line : DisplayText.of(foreign).lines()) {
                assertHarmless(seed, line);
            }
            assertThat(DisplayText.line(foreign)).as("seed %d", seed).doesNotContain("\n", "\r");
        }
    }

    @Test
    @DisplayName("a line that was made safe stays as it is when it passes again, isolates aside")
    void idempotent() {
        for (long seed = 1; seed <= 2_000; seed++) {
            String once = bare(DisplayText.line(hostile(new Random(seed))));
            assertThat(bare(DisplayText.line(once))).as("seed %d", seed).isEqualTo(once);
        }
    }

    @Test
    @DisplayName("a message of the longest kind takes no time to speak of")
    void longText() {
        String text = "\u001b[2J\u202e".repeat(100_000);
        assertThat(DisplayText.line(text)).doesNotContain("\u001b").hasSize(500_000);
    }

    private static void assertHarmless(long seed, String line) {
        String inside = bare(line);
        List<String> bad = new ArrayList<>();
        int marks = 0;
        int previous = 0;
        for (int i = 0; i < inside.length(); ) {
            int c = inside.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            boolean joiner = c == 0x200C || c == 0x200D;
            boolean tag = c >= 0xE0030 && c <= 0xE007F && inside.contains("\ud83c\udff4");
            boolean acts = type == Character.CONTROL
                    || type == Character.SURROGATE
                    || (type == Character.FORMAT && !joiner && !tag)
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.PRIVATE_USE;
            boolean mark = type == Character.NON_SPACING_MARK
                    || type == Character.ENCLOSING_MARK
                    || type == Character.COMBINING_SPACING_MARK;
            boolean selector = CodePoints.isVariationSelector(c);
            marks = mark && !selector ? marks + 1 : joiner || selector ? marks : 0;
            if (acts || marks > Sanitiser.MAX_MARKS || (mark && previous == 0)) {
                bad.add(Integer.toHexString(c));
            }
            previous = c;
        }
        assertThat(bad).as("seed %d: %s", seed, line).isEmpty();
        boolean rightToLeft = inside.codePoints().anyMatch(CodePoints::reorders);
        assertThat(line.startsWith("\u2068") && line.endsWith("\u2069"))
                .as("seed %d is isolated exactly if it reorders", seed)
                .isEqualTo(rightToLeft);
    }

    private static String bare(String line) {
        return line.startsWith("\u2068") ? line.substring(1, line.length() - 1) : line;
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            int c = HOSTILE[random.nextInt(HOSTILE.length)];
            int times = random.nextInt(20) == 0 ? 12 : 1;
            for (int n = 0; n < times; n++) {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }

    @Test
    @DisplayName("a folded line breaks at spaces, counts wide characters as wide, and cuts no cluster")
    void folds() {
        assertThat(DisplayText.of("one two three\nfour").folded(5, 8).lines())
                .containsExactly("one ", "two ", "three", "four");
        assertThat(DisplayText.of("abcdefghijkl").folded(4, 5).lines()).containsExactly("abcd", "efghi", "jkl");
        assertThat(DisplayText.of("日本語").folded(4, 4).lines()).containsExactly("日本", "語");
        assertThat(DisplayText.of("x👨‍👩‍👧").folded(2, 2).lines()).containsExactly("x", "👨‍👩‍👧");
        assertThat(DisplayText.of("שלום שלום").folded(5, 5).lines())
                .containsExactly("\u2068שלום \u2069", "\u2068שלום\u2069");
        assertThat(DisplayText.of("").folded(5, 5).lines()).containsExactly("");
    }
}
