package dev.sotto.client.face.tui.view;

import static dev.sotto.client.face.tui.model.Play.chat;
import static dev.sotto.client.face.tui.model.Play.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.model.Geometry;
import dev.sotto.client.face.tui.model.Msg;
import dev.sotto.client.face.tui.model.Play;
import dev.sotto.client.face.tui.model.TuiEffect;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.text.Clusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody writes, it moves no border, hides nothing beside it, and gives the terminal no order. */
final class HostileTest {
    static Stream<String> corpus() {
        List<String> all = new ArrayList<>();
        IntStream.rangeClosed(0, 0x1F).forEach(c -> all.add("a" + (char) c + "[2Jb"));
        IntStream.rangeClosed(0x7F, 0x9F).forEach(c -> all.add("a" + (char) c + "31mb"));
        IntStream.of(0x200B, 0x200D, 0x200E, 0x202A, 0x202E, 0x2066, 0x2069, 0x2028, 0xFEFF, 0xD800, 0xDC00, 0xFFFF)
                .forEach(c -> all.add("a" + (char) c + "b".repeat(50)));
        all.add("e" + "\u0301".repeat(10_000));
        all.add("Z\u0310\u0311\u0312\u0313\u0314\u0315\u0316\u0317\u0318\u0319".repeat(40));
        all.add("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66".repeat(50));
        all.add("\u4F60".repeat(500));
        all.add("\u0644\u0627 \u05D0\u05D1\u05D2 abc 123 ".repeat(30));
        all.add("\uFDFD".repeat(100));
        all.add("https://example.org/" + "\u202E".repeat(20) + "gro.elpmaxe");
        all.add("\n".repeat(300) + "x");
        all.add("x".repeat(1 << 16));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everywhereThatForeignTextIsShown(String text) {
        Play play = new Play(100, 24).ready(chat("bob"), chat("carol")).open("bob", history(2));
        play.received("bob", text).received("carol", text);
        play.client(new ClientEvent.Problem(ErrorCode.MESSAGE_UNREADABLE, text, Optional.empty()));
        intact(play);
        play.keys("up");
        intact(play);
        play.type("s");
        clean(play.frame());
        play.keys("esc").type("y").keys("esc");
        play.msg(new Msg.Term(new TermEvent.Pasted(text, false)));
        intact(play);
        for (TuiEffect effect : play.effects()) {
            if (effect instanceof TuiEffect.Notify notify) {
                harmless(notify.title() + notify.body());
            } else if (effect instanceof TuiEffect.Title title) {
                harmless(title.text());
            } else if (effect instanceof TuiEffect.Copy copy) {
                harmless(copy.text().replace("\n", ""));
            }
        }
    }

    private static void intact(Play play) {
        Frame frame = play.frame();
        clean(frame);
        Geometry geometry = Geometry.of(play.model());
        for (int row = 0; row < geometry.list().bottom(); row++) {
            assertThat(frame.cluster(geometry.list().right(), row)).isEqualTo("\u2502");
        }
        assertThat(frame.line(0)).contains("bob  unverified");
        assertThat(frame.line(geometry.rule().y())).contains("\u2500\u2500 to bob ");
        assertThat(frame.line(geometry.status().y())).contains("online");
    }

    private static void clean(Frame frame) {
        for (int row = 0; row < frame.rows(); row++) {
            harmless(frame.line(row));
            assertThat(Clusters.width(frame.line(row))).isLessThanOrEqualTo(frame.columns());
        }
    }

    private static void harmless(String text) {
        assertThat(text.codePoints().filter(HostileTest::isHarmful).toArray()).isEmpty();
    }

    // Controls, surrogates, and what reorders; FSI and PDI are our own.
    private static boolean isHarmful(int c) {
        return Character.isISOControl(c)
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0x202A && c <= 0x202E)
                || c == 0x2066
                || c == 0x2067
                || c == 0x2028
                || c == 0xFEFF
                || c == 0x200B;
    }
}
