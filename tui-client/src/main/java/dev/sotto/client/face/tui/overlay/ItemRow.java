package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.Clusters;
import java.util.List;
import java.util.stream.IntStream;

/** One entry of a list as a row: a pointer before the chosen one, what matched in bold, the tail at the right edge. */
final class ItemRow {
    private static final int POINTER = 2;
    private static final int GAP = 2;
    /** A piece of a note that is shorter says nothing. */
    private static final int SHORTEST_NOTE = 10;

    private ItemRow() {}

    static <V> void draw(Frame frame, Rect row, Filtered.Hit<V> hit, int nameColumns, boolean selected, Look look) {
        Ink base = look.ink(selected ? Role.POPUP_SELECTED : Role.POPUP);
        frame.fill(row, base);
        if (selected) {
            frame.put(row, 0, look.signs().pointer(), base);
        }
        Rect rest = row.rightOf(POINTER);
        int tail = tail(frame, rest, hit.item(), Clusters.width(hit.item().name()), base, selected, look);
        Rect free = rest.left(rest.width() - (tail == 0 ? 0 : tail + GAP));
        String name = look.signs().fit(hit.item().name(), free.width());
        Ink match = selected
                ? base.asBold().asUnderlined()
                : Box.over(base, look.ink(Role.MATCH)).asBold();
        marked(frame, free, name, hit.positions(), base, match);
        Rect noteArea =
                free.rightOf(Math.max(nameColumns, Clusters.width(hit.item().name())) + GAP);
        if (noteArea.width() < SHORTEST_NOTE) {
            return;
        }
        Ink note = selected ? base : Box.over(base, look.ink(Role.DIM));
        String shown = look.signs().fit(hit.item().note(), noteArea.width());
        marked(frame, noteArea, shown, pieces(hit), note, match);
    }

    // Pieces are left out from the left where there is no room: the last one matters most.
    private static <V> int tail(Frame frame, Rect rest, Item<V> item, int name, Ink base, boolean selected, Look look) {
        int room = rest.width() - Math.min(name, rest.width() / 2) - GAP;
        int used = 0;
        for (int i = item.tail().size() - 1; i >= 0; i--) {
            Span span = item.tail().get(i);
            int width = Clusters.width(span.text()) + (used == 0 ? 0 : GAP);
            if (width == 0 || used + width > room) {
                continue;
            }
            used += width;
            Ink ink = selected ? base : Box.over(base, look.ink(span.role()));
            frame.put(rest, rest.right() - used, rest.y(), span.text(), ink);
        }
        return used;
    }

    private static <V> List<Integer> pieces(Filtered.Hit<V> hit) {
        return hit.noteFrom() < 0
                ? List.of()
                : IntStream.range(hit.noteFrom(), hit.noteFrom() + hit.noteLength())
                        .boxed()
                        .toList();
    }

    private static void marked(Frame frame, Rect area, String text, List<Integer> marked, Ink ink, Ink match) {
        int x = area.x();
        int at = 0;
        for (String cluster : Clusters.split(text)) {
            x = frame.put(area, x, area.y(), cluster, marked.contains(at) ? match : ink);
            at += cluster.codePointCount(0, cluster.length());
        }
    }
}
