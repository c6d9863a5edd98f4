package dev.sotto.client.face.tui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever is put where: what turns the direction of a text ends with it. */
class FrameTest {
    private static final String RTL = "\u2068\u05D0\u05D1\u05D2\u05D3\u2069";

    private final Frame frame = new Frame(10, 1);

    @Test
    @DisplayName("an isolate stays as it is where all of it is seen")
    void whole() {
        put(0, "a " + RTL + " b", 10);
        assertThat(frame.line(0)).isEqualTo("a " + RTL + " b");
    }

    @Test
    @DisplayName("one that is cut ends at the cut")
    void cut() {
        put(0, RTL, 2);
        put(2, "|right", 10);
        assertThat(frame.line(0)).isEqualTo("\u2068\u05D0\u05D1\u2069|right");
    }

    @Test
    @DisplayName("one that something is drawn over is two, or one that is shorter")
    void drawnOver() {
        put(0, RTL + "|", 10);
        put(1, "xy", 10);
        assertThat(frame.line(0)).isEqualTo("\u2068\u05D0\u2069xy\u2068\u05D3\u2069|");
        frame.fill(new Rect(3, 0, 1, 1), Ink.PLAIN);
        assertThat(frame.line(0)).isEqualTo("\u2068\u05D0\u2069xy |");
    }

    @Test
    @DisplayName("what is drawn left and right of one another is apart; marks without a partner are none")
    void apart() {
        put(0, "\u2068\u05D0\u2069\u2068\u05D1\u2069", 10);
        put(2, "\u05D2\u2069", 10);
        put(3, "\u2068\u2068\u6F22", 10);
        assertThat(frame.line(0)).isEqualTo("\u2068\u05D0\u2069\u2068\u05D1\u2069\u05D2\u2068\u6F22\u2069");
        assertThat(frame.cluster(4, 0)).isEqualTo(Frame.CONTINUED);
    }

    private void put(int x, String text, int right) {
        frame.put(new Rect(0, 0, right, 1), x, 0, text, Ink.PLAIN);
    }
}
