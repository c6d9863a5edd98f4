package dev.sotto.client.face.tui.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.Key.Code;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What terminals send and what it means. */
class DecoderTest {
    private static final TermEvent UNKNOWN = new TermEvent.Unknown();

    @ParameterizedTest(name = "{0}")
    @MethodSource({"keys", "others"})
    @DisplayName("sequences, whole and cut by the network at every byte")
    void sequences(String name, String typed, List<TermEvent> expected) throws IOException {
        byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
        assertThat(decode(bytes)).isEqualTo(expected);
        for (int cut = 1; cut < bytes.length; cut++) {
            assertThat(decode(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)))
                    .as("cut at %d", cut)
                    .isEqualTo(expected);
        }
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                key("letters", "aB", Key.character("a"), Key.character("B")),
                key("beyond ASCII", "\u00E9\uD83D\uDC4D", Key.character("\u00E9"), Key.character("\uD83D\uDC4D")),
                key("Enter, Ctrl-J", "\r\n", Key.of(Code.ENTER), Key.ctrl("j")),
                key("Tab, Backspace, Ctrl-H", "\t\177\b", Key.of(Code.TAB), Key.of(Code.BACKSPACE), Key.ctrl("h")),
                key("Ctrl-A, Ctrl-Z, Ctrl-Space", "\001\032\000", Key.ctrl("a"), Key.ctrl("z"), Key.ctrl(" ")),
                key("Ctrl-\\ ] ^ _", "\034\035\036\037", Key.ctrl("\\"), Key.ctrl("]"), Key.ctrl("^"), Key.ctrl("_")),
                key(
                        "Alt",
                        "\033x\033\u00E9\033\r",
                        Key.alt("x"),
                        Key.alt("\u00E9"),
                        Key.of(Code.ENTER).withAlt()),
                key(
                        "Alt-Backspace, Ctrl-Alt-A",
                        "\033\177\033\001",
                        Key.of(Code.BACKSPACE).withAlt(),
                        Key.ctrl("a").withAlt()),
                key("arrows", "\033[A\033[B\033[C\033[D", of(Code.UP), of(Code.DOWN), of(Code.RIGHT), of(Code.LEFT)),
                key(
                        "application arrows",
                        "\033OA\033OD\033OH\033OF",
                        of(Code.UP),
                        of(Code.LEFT),
                        of(Code.HOME),
                        of(Code.END)),
                key(
                        "with modifiers",
                        "\033[1;5A\033[1;2D\033[1;3C\033[1;8F",
                        of(Code.UP).withCtrl(),
                        of(Code.LEFT).withShift(),
                        of(Code.RIGHT).withAlt(),
                        of(Code.END).withCtrl().withAlt().withShift()),
                key("old xterm", "\033O5A", of(Code.UP).withCtrl()),
                key(
                        "Alt before an arrow",
                        "\033\033[A\033\033OB",
                        of(Code.UP).withAlt(),
                        of(Code.DOWN).withAlt()),
                key(
                        "numbers",
                        "\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~\033[7~\033[8~",
                        of(Code.HOME),
                        of(Code.INSERT),
                        of(Code.DELETE),
                        of(Code.END),
                        of(Code.PAGE_UP),
                        of(Code.PAGE_DOWN),
                        of(Code.HOME),
                        of(Code.END)),
                key(
                        "numbers with modifiers",
                        "\033[3;5~\033[5;3~",
                        of(Code.DELETE).withCtrl(),
                        of(Code.PAGE_UP).withAlt()),
                key("F1 to F4", "\033OP\033OQ\033OR\033OS", of(Code.F1), of(Code.F2), of(Code.F3), of(Code.F4)),
                key(
                        "F1, F3 with Shift",
                        "\033[1;2P\033[1;2R",
                        of(Code.F1).withShift(),
                        of(Code.F3).withShift()),
                key(
                        "F1, F5 to F12",
                        "\033[11~\033[15~\033[17~\033[21~\033[23~\033[24~",
                        of(Code.F1),
                        of(Code.F5),
                        of(Code.F6),
                        of(Code.F10),
                        of(Code.F11),
                        of(Code.F12)),
                key("Linux console", "\033[[A\033[[E", of(Code.F1), of(Code.F5)),
                key("Shift-Tab", "\033[Z", of(Code.TAB).withShift()),
                key(
                        "rxvt",
                        "\033[a\033Oa\033[3$\033[3^\033[3@",
                        of(Code.UP).withShift(),
                        of(Code.UP).withCtrl(),
                        of(Code.DELETE).withShift(),
                        of(Code.DELETE).withCtrl(),
                        of(Code.DELETE).withShift().withCtrl()),
                key(
                        "keypad",
                        "\033OM\033Oj\033Op\033Oy",
                        of(Code.ENTER),
                        Key.character("*"),
                        Key.character("0"),
                        Key.character("9")),
                key(
                        "CSI u",
                        "\033[13;2u\033[97;5u\033[97u\033[27u\033[9;5u",
                        of(Code.ENTER).withShift(),
                        Key.ctrl("a"),
                        Key.character("a"),
                        of(Code.ESCAPE),
                        of(Code.TAB).withCtrl()),
                key(
                        "CSI u: Shift is in the letter",
                        "\033[97;2u\033[97;6u\033[65;4u",
                        Key.character("A"),
                        Key.ctrl("a").withShift(),
                        Key.alt("A")),
                key(
                        "CSI u: locks and sub-parameters",
                        "\033[97;129u\033[97:65;5:1u",
                        Key.character("a"),
                        Key.ctrl("a")),
                key(
                        "modifyOtherKeys",
                        "\033[27;5;13~\033[27;6;65~\033[27;3;120~",
                        of(Code.ENTER).withCtrl(),
                        Key.ctrl("a").withShift(),
                        Key.alt("x")),
                key("Esc at the end", "a\033", Key.character("a"), of(Code.ESCAPE)));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("focus", "\033[I\033[O", List.of(new TermEvent.Focused(true), new TermEvent.Focused(false))),
                arguments(
                        "press, drag, release",
                        "\033[<0;1;1M\033[<32;200;50M\033[<0;200;50m",
                        List.of(
                                mouse(MouseKind.PRESS, 0, 0),
                                mouse(MouseKind.DRAG, 199, 49),
                                mouse(MouseKind.RELEASE, 199, 49))),
                arguments(
                        "wheel, other buttons, with Ctrl",
                        "\033[<64;3;4M\033[<65;3;4M\033[<1;3;4M\033[<2;3;4M\033[<16;3;4M",
                        List.of(
                                mouse(MouseKind.WHEEL_UP, 2, 3),
                                mouse(MouseKind.WHEEL_DOWN, 2, 3),
                                mouse(MouseKind.MIDDLE_PRESS, 2, 3),
                                mouse(MouseKind.RIGHT_PRESS, 2, 3),
                                mouse(MouseKind.PRESS, 2, 3))),
                arguments(
                        "a move without a button, a wheel to the side",
                        "\033[<35;3;4M\033[<66;3;4M",
                        List.of(UNKNOWN, UNKNOWN)),
                arguments("the mouse before SGR", "\033[M !!x", List.of(UNKNOWN, press("x"))),
                arguments(
                        "paste",
                        "\033[200~one\r\ntwo\rthree\nfour\033[201~x",
                        List.of(new TermEvent.Pasted("one\ntwo\nthree\nfour", false), press("x"))),
                arguments(
                        "a paste that holds sequences",
                        "\033[200~a\033[A\033\033[20\033[200~\u00E9\r\033[201~",
                        List.of(new TermEvent.Pasted("a\033[A\033\033[20\033[200~\u00E9\n", false))),
                arguments("an empty paste", "\033[200~\033[201~x", List.of(UNKNOWN, press("x"))),
                arguments("the end of no paste", "\033[201~x", List.of(UNKNOWN, press("x"))),
                arguments(
                        "replies: attributes, cursor, mode, size",
                        "\033[?62;1;4c\033[>0;276;0c\033[12;5R\033[?2026;2$y\033[8;24;80tx",
                        List.of(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, press("x"))),
                arguments(
                        "replies: OSC by BEL and ST, DCS, APC",
                        "\033]11;rgb:0/0/0\007\033]4;1;rgb:f/f/f\033\\\033P>|xterm\033\\\033_Gok\033\\x",
                        List.of(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, press("x"))),
                arguments(
                        "a string broken by a key",
                        "\033]11;rgb\033[Ax",
                        List.of(new TermEvent.KeyPressed(of(Code.UP)), press("x"))),
                arguments(
                        "a sequence broken by a key",
                        "\033[1;\033[Ax",
                        List.of(UNKNOWN, new TermEvent.KeyPressed(of(Code.UP)), press("x"))),
                arguments(
                        "a sequence broken by Enter",
                        "\033[1\r",
                        List.of(UNKNOWN, new TermEvent.KeyPressed(of(Code.ENTER)))),
                arguments(
                        "unknown",
                        "\033[99~\033[1;5X\033[97;1:3u\033Ozx",
                        List.of(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, press("x"))),
                arguments("far too long", "\033[" + "1;".repeat(500) + "5Ax", List.of(UNKNOWN, press("x"))),
                arguments(
                        "numbers beyond every range",
                        "\033[<0;99999999999;1M\033[99999999999999u",
                        List.of(mouse(MouseKind.PRESS, 0x10FFFF, 0), UNKNOWN)));
    }

    @Test
    @DisplayName("Esc, and Alt with the letters that begin a sequence, when nothing follows in time")
    void alone() throws IOException {
        assertThat(timed("\033|x")).containsExactly(key(of(Code.ESCAPE)), press("x"));
        assertThat(timed("\033\033|")).containsExactly(key(of(Code.ESCAPE).withAlt()));
        assertThat(timed("\033[|x")).containsExactly(key(Key.alt("[")), press("x"));
        assertThat(timed("\033O|x")).containsExactly(key(Key.alt("O")), press("x"));
        assertThat(timed("\033]|x")).containsExactly(key(Key.alt("]")), press("x"));
        assertThat(timed("\033P|x")).containsExactly(key(Key.alt("P")), press("x"));
        assertThat(timed("\033[1;|x")).containsExactly(UNKNOWN, press("x"));
        assertThat(timed("\033]11;rgb|x")).containsExactly(UNKNOWN, press("x"));
    }

    @Test
    @DisplayName("what is not UTF-8 becomes U+FFFD and takes nothing with it")
    void malformed() throws IOException {
        assertThat(text(decode(new byte[] {(byte) 0xFF, 'a', (byte) 0xC3, 'b', (byte) 0xE2, (byte) 0x82, 'c'})))
                .isEqualTo("\uFFFDa\uFFFDb\uFFFDc");
        assertThat(text(decode(new byte[] {(byte) 0xC0, (byte) 0xAF, (byte) 0xED, (byte) 0xA0, (byte) 0x80})))
                .isEqualTo("\uFFFD".repeat(5));
        assertThat(decode(new byte[] {(byte) 0xF0, (byte) 0x9F, 0x1B, '[', 'A'}))
                .containsExactly(press("\uFFFD"), key(of(Code.UP)));
    }

    @Test
    @DisplayName("a silence in a paste turns none of it into keys; an Esc alone after it ends a paste without an end")
    void silentPaste() throws IOException {
        assertThat(timed("\033[200~one|\rtwo\033[201~x"))
                .containsExactly(new TermEvent.Pasted("one", false), new TermEvent.Pasted("\ntwo", false), press("x"));
        assertThat(timed("\033[200~one|\033|x"))
                .containsExactly(new TermEvent.Pasted("one", false), UNKNOWN, press("x"));
    }

    @Test
    @DisplayName("a paste is cut at 1 MiB, says so, and its rest is swallowed")
    void longPaste() throws IOException {
        String typed = "\033[200~" + "\u20AC".repeat(500_000) + "\033[201~x";
        List<TermEvent> events = decode(typed.getBytes(StandardCharsets.UTF_8));
        assertThat(events).hasSize(2).last().isEqualTo(press("x"));
        TermEvent.Pasted pasted = (TermEvent.Pasted) events.get(0);
        assertThat(pasted.cut()).isTrue();
        assertThat(pasted.text()).isEqualTo("\u20AC".repeat(Paste.MAX_BYTES / 3));
    }

    @Test
    @DisplayName("the answer to our own question is told to nobody else")
    void status() throws IOException {
        AtomicInteger answers = new AtomicInteger();
        Decoder decoder = new Decoder(source("\033[0nx"), answers::incrementAndGet);
        assertThat(decoder.next()).isEqualTo(UNKNOWN);
        assertThat(decoder.next()).isEqualTo(press("x"));
        assertThat(answers).hasValue(1);
    }

    @Test
    @DisplayName("random bytes: always an end, no control character as text")
    void random() throws IOException {
        Random random = new Random(3);
        byte[] likely = "\033[]OP;:<?0123456789~uMm\\\007$A\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
            }
            for (TermEvent event : decode(bytes)) {
                if (event instanceof TermEvent.KeyPressed pressed
                        && pressed.key().isText()) {
                    String text = pressed.key().text();
                    assertThat(text.codePointCount(0, text.length())).isEqualTo(1);
                    assertThat(text.codePointAt(0)).isGreaterThanOrEqualTo(0x20);
                }
            }
        }
    }

    private static List<TermEvent> decode(byte[]... blocks) throws IOException {
        Deque<byte[]> left = new ArrayDeque<>(List.of(blocks));
        TtyInput input = new TtyInput(new ByteArrayInputStream(new byte[0]) {
            @Override
            public int read(byte[] buffer) {
                byte[] block = left.peek() == null ? new byte[0] : left.remove();
                int count = Math.min(buffer.length, block.length);
                System.arraycopy(block, 0, buffer, 0, count);
                if (count < block.length) {
                    left.addFirst(Arrays.copyOfRange(block, count, block.length));
                }
                return block.length == 0 ? -1 : count;
            }
        });
        input.start();
        // Patient: a busy machine is no silence.
        return all(millis -> input.read(millis == 0 ? 0 : 10_000));
    }

    /** {@code |} is a silence. */
    private static List<TermEvent> timed(String typed) throws IOException {
        return all(source(typed));
    }

    private static ByteSource source(String typed) {
        AtomicInteger at = new AtomicInteger();
        return millis -> {
            int index = at.getAndIncrement();
            if (index >= typed.length()) {
                return ByteSource.END;
            }
            char c = typed.charAt(index);
            if (c == '|') {
                // Whoever has no limit waits it out.
                return millis > 0
                        ? ByteSource.EXPIRED
                        : typed.length() > index + 1 ? typed.charAt(at.getAndIncrement()) : ByteSource.END;
            }
            return c;
        };
    }

    private static List<TermEvent> all(ByteSource source) throws IOException {
        Decoder decoder = new Decoder(source, () -> {});
        List<TermEvent> events = new ArrayList<>();
        for (TermEvent event = decoder.next(); !(event instanceof TermEvent.HungUp); event = decoder.next()) {
            events.add(event);
        }
        return events;
    }

    private static String text(List<TermEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(((TermEvent.KeyPressed) event).key().text()));
        return text.toString();
    }

    private static Arguments key(String name, String typed, Key... keys) {
        return arguments(name, typed, Stream.of(keys).map(DecoderTest::key).toList());
    }

    private static TermEvent key(Key key) {
        return new TermEvent.KeyPressed(key);
    }

    private static TermEvent press(String text) {
        return key(Key.character(text));
    }

    private static Key of(Code code) {
        return Key.of(code);
    }

    private static TermEvent mouse(MouseKind kind, int column, int row) {
        return new TermEvent.Mouse(kind, column, row);
    }
}
