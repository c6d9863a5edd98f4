package dev.sotto.client.face.tui.pane;

import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import java.util.stream.Stream;

/**
 * How the width of a pane is shared out: {@code 14:05 alice | text}, or in a narrow one the name above and
 * {@code | text}. What a person wrote always stands right of the bar, so that it passes for nothing else.
 */
record Columns(int width, int time, int name, int text, int ticks) {
    /** Below it there is no room for times. */
    static final int NARROW = 50;

    private static final int TIME = "14:05 ".length();
    private static final int SIGN = 2;

    static Columns of(Pane pane) {
        int width = pane.width();
        PaneContext context = pane.context();
        int ticks = tickWidth(context.look().signs()) + 1;
        if (width < NARROW) {
            return new Columns(width, 0, 0, Math.max(SIGN, width - SIGN), ticks);
        }
        int longest = Stream.of(context.me(), context.peer())
                .mapToInt(name -> Clusters.width(DisplayText.line(name)))
                .max()
                .orElse(1);
        int name = Math.min(longest, width / 4) + 1;
        return new Columns(width, TIME, name, width - TIME - name - SIGN, ticks);
    }

    boolean narrow() {
        return time == 0;
    }

    /** Where the bar stands. */
    int bar() {
        return time + name;
    }

    /** What a row of that entry's text may take: an own one leaves room for its ticks, whatever they become. */
    int room(Entry entry) {
        if (entry instanceof Entry.Message message) {
            return Math.max(SIGN, message.own() ? text - ticks : text);
        }
        return Math.max(SIGN, width - time - SIGN);
    }

    private static int tickWidth(Signs signs) {
        return Stream.of(signs.queued(), signs.accepted(), signs.delivered(), signs.failed())
                .mapToInt(Clusters::width)
                .max()
                .orElse(1);
    }
}
