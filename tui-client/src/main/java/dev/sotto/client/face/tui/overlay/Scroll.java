package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of text in a box that may be too small for them. */
final class Scroll {
    static final Scroll TOP = new Scroll(0);

    private final int top;

    private Scroll(int top) {
        this.top = top;
    }

    /** The scroll after the key, or empty if it does not scroll. */
    Optional<Scroll> key(Optional<Action> bound, Key key, int rows, int height) {
        Optional<Action> action =
                bound.or(() -> switch (key.isText() ? key.text() : key.code().name()) {
                    case "HOME" -> Optional.of(Action.LIST_TOP);
                    case "END" -> Optional.of(Action.LIST_BOTTOM);
                    case " " -> Optional.of(Action.LIST_PAGE_DOWN);
                    default -> ListKeys.meaning(bound, key);
                });
        return action.filter(ListKeys::moves).map(move -> moved(move, rows, height));
    }

    Scroll moved(Action action, int rows, int height) {
        return new Scroll(ListKeys.moved(shownTop(rows, height), action, height, Math.max(0, rows - height)));
    }

    /** Draws the rows that are in sight, and at the right edge that there are more. */
    void draw(Frame frame, Rect area, List<List<Span>> rows, Look look) {
        int first = shownTop(rows.size(), area.height());
        Ink popup = look.ink(Role.POPUP);
        for (int i = 0; i < area.height() && first + i < rows.size(); i++) {
            int x = area.x();
            for (Span span : rows.get(first + i)) {
                Ink ink = span.role() == Role.POPUP ? popup : Box.over(popup, look.ink(span.role()));
                x = frame.put(area, x, area.y() + i, span.text(), ink);
            }
        }
    }

    /** {@code  3-10 of 40}, or empty where all is in sight. */
    String place(int rows, int height) {
        if (rows <= height) {
            return "";
        }
        int first = shownTop(rows, height);
        return " (" + (first + 1) + "-" + Math.min(rows, first + height) + " of " + rows + ")";
    }

    /** Anybody's text as rows of so many columns. */
    static List<List<Span>> wrapped(String text, int columns, Role role) {
        List<List<Span>> rows = new ArrayList<>();
        for (String line : DisplayText.of(text).lines()) {
            for (String piece : Clusters.wrap(line, Math.max(1, columns))) {
                rows.add(Span.row(DisplayText.line(piece), role));
            }
        }
        return rows;
    }

    private int shownTop(int rows, int height) {
        return Math.max(0, Math.min(top, rows - height));
    }
}
