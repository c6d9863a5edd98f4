package dev.sotto.e2e;

import static dev.sotto.e2e.FullScreen.ENTER;
import static dev.sotto.e2e.FullScreen.ctrl;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody means harm with what they write: no byte of it gets to the terminal as anything but text in its place. */
class FullScreenHostileIT extends SharedRelay {
    private static final String ESC = "\u001b";

    /** Everything that the program itself says to a terminal while it draws. */
    private static final Pattern OWN = Pattern.compile(ESC + "\\[\\?(1049|7|2027|2004|1004|25|1000|1002|1006|2026)[hl]|"
            + ESC + "\\[[0-9;]*[Hm]|" + ESC + "\\[22;0t|" + ESC + "\\[5n|" + ESC + "\\]2;(\\(\\d+\\) )?Sotto" + ESC
            + "\\\\|" + ESC + "\\]8;(id=[0-9a-f]+)?;(https://example\\.org/[a-z]*)?" + ESC + "\\\\|\\r|\\n");

    /** What is left then must be visible: no control, nothing that reorders but the isolates that we set ourselves. */
    private static final Pattern HARMFUL = Pattern.compile(
            "[\\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066\u2067\u2028\u2029\ufeff\u200b\\p{Cs}\\p{Co}]");

    private FullScreen ida;
    private JsonClient mallory;
    private int count;

    @BeforeAll
    void meet() throws Exception {
        mallory = JsonClient.start(relay, "Mallory", folder.resolve("mallory"));
        ida = FullScreen.of(relay, "Ida", folder.resolve("ida")).size(80, 24).online();
        ida.await("Welcome to Sotto, Ida.");
        ida.open("mallory");
        ida.line("who is there?");
        mallory.text("Ida");
    }

    @AfterAll
    void part() throws Exception {
        ida.press(ctrl('q'));
        assertThat(ida.terminal().exitCode()).isZero();
        FullScreenStartIT.assertRestored(ida.terminal());
        ida.close();
        mallory.close();
    }

    static List<String> texts() {
        StringBuilder controls = new StringBuilder();
        for (int c = 0; c <= 0x9f; c += c == 0x1f ? 0x60 : 1) {
            controls.append('<').append((char) c).append('>');
        }
        StringBuilder invisible = new StringBuilder();
        for (int c : new int[] {
            0x61c, 0xad, 0x34f, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b,
            0x202c, 0x202d, 0x202e, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x3164, 0xe000, 0xfe0f,
            0xfeff, 0xfff9, 0xfffb, 0xfffe, 0xffff, 0xe0001, 0xe0041, 0x10ffff
        }) {
            invisible.append('<').appendCodePoint(c).append('>');
        }
        StringBuilder zalgo = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            zalgo.append((char) ('a' + i % 26));
            for (int mark = 0; mark < 12; mark++) {
                zalgo.append((char) (0x300 + (7 * i + mark) % 0x70));
            }
        }
        return List.of(
                controls.toString(),
                invisible.toString(),
                "x" + "\u0301".repeat(7_000) + "y",
                "\u0301".repeat(300) + "\u20dd".repeat(300),
                zalgo.toString(),
                "\u202eevil\u202c \u2067\u05d0\u2066 | \u05d1\u2069\u2069\u2069\u2069",
                ESC + "[2J" + ESC + "[31;7;5;8m" + ESC + "[6n" + ESC + "[?1049l" + ESC + "c" + ESC + "[?1003h",
                ESC + "]0;pwned\u0007" + ESC + "]52;c;cHduZWQ=\u0007" + ESC + "]8;;file:///etc/passwd" + ESC + "\\x",
                "\u009b2J\u009d0;pwned\u009c\u0090q\u009c" + ESC + "P+q544e" + ESC + "\\" + ESC + "_a" + ESC + "\\",
                "https://example.org/\u202e\u0007" + ESC + "\\ javascript:alert(1) https://example.org/ok",
                "\r\n\u2502 root: # \r" + "\b".repeat(200) + "\u000b\u000c\u0085" + "\t".repeat(40) + "end",
                "\u4f60".repeat(200) + "\ud83d\udc4d\ud83c\udffd".repeat(40) + "\ud83c\udde9".repeat(33),
                "\ud83d\udc68\u200d".repeat(50) + "\u0645\u0631\u062d\u0628\u0627".repeat(30));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("texts")
    @DisplayName("a hostile text stays text, in its own columns")
    void hostile(String text) throws Exception {
        int from = ida.terminal().raw().length();
        count++;
        mallory.say("Ida", text);
        mallory.say("Ida", "marker" + count);
        ida.await("marker" + count);
        assertHarmless(from);
    }

    @Test
    @DisplayName("lone surrogates, if a sender manages to get them out, stay text too")
    void surrogates() throws Exception {
        int from = ida.terminal().raw().length();
        mallory.raw("{\"id\":\"s\",\"command\":\"msg\",\"user\":\"Ida\",\"text\":\"<\\ud800> <\\udfff\\ud800>\"}");
        mallory.awaitObject("an answer", answer -> "s".equals(answer.get("id")));
        mallory.say("Ida", "behind the surrogates");
        ida.await("behind the surrogates");
        assertHarmless(from);
    }

    @Test
    @DisplayName("a paste of 1 MiB, controls and all, is cut, said so, and can be thrown away")
    void greatPaste() throws Exception {
        int from = ida.terminal().raw().length();
        ida.paste((ESC + "[31mred\u0007\u009b2J \u202e 0123456789abcdef\n").repeat(1 << 15));
        ida.await("longer than a message may be");
        assertHarmless(from);
        ida.press(ctrl('c'));
        ida.await("Write a message, or / for a command");
        ida.press("still here" + ENTER);
        assertThat(mallory.text("Ida")).isEqualTo("still here");
    }

    private void assertHarmless(int from) {
        String drawn = OWN.matcher(ida.terminal().raw().substring(from)).replaceAll("");
        assertThat(HARMFUL.matcher(drawn)
                        .results()
                        .map(found -> Integer.toHexString(found.group().codePointAt(0))))
                .as(drawn.replace(ESC, "ESC"))
                .isEmpty();
        assertThat(ida.terminal().raw()).doesNotContain(ESC + "[31;7;5;8m", ESC + "[31m", ESC + "[?1049l");
        int column = ida.terminal().rows().get(0).indexOf('\u2502');
        int status = ida.statusRow();
        for (int row = 0; row < status; row++) {
            assertThat(ida.terminal().cell(row, column))
                    .as("row " + row + "\n" + ida.shown())
                    .isEqualTo("\u2502");
        }
        assertThat(status).as(ida.shown()).isBetween(20, 23);
    }
}
