package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.Clusters;
import java.util.Optional;
import java.util.function.Function;

/** A box with a line to type in and the entries that have it: how it is drawn, and what keys and the mouse do to it. */
final class FilteredList {
    private static final int COLUMNS = 72;
    private static final int ROWS = 16;

    private FilteredList() {}

    /** What came of a key: the list changed, an entry was taken, or it was closed. */
    record Outcome<V>(Optional<Filtered<V>> list, Optional<V> taken) {
        static <V> Outcome<V> stay(Filtered<V> list) {
            return new Outcome<>(Optional.of(list), Optional.empty());
        }

        /** What a list does that only gives the entry that was taken. */
        Overlay.Turn turn(Function<Filtered<V>, Overlay> open, Function<V, Intent> meant) {
            if (list.isPresent()) {
                return Overlay.Turn.stay(open.apply(list.get()));
            }
            return taken.map(entry -> Overlay.Turn.close(meant.apply(entry))).orElseGet(Overlay.Turn::close);
        }
    }

    static <V> Outcome<V> paste(Filtered<V> list, String text) {
        return Outcome.stay(list.with(list.filter().insert(text)));
    }

    static <V> Outcome<V> key(Filtered<V> list, Optional<Action> bound, Key key, Rect area) {
        if (key.isText()) {
            return paste(list, key.text());
        }
        Optional<Action> action = ListKeys.meaning(bound, key);
        if (action.filter(ListKeys::moves).isPresent()) {
            return Outcome.stay(list.moved(action.get(), rows(list, area).height()));
        }
        if (action.equals(Optional.of(Action.CANCEL))) {
            return new Outcome<>(Optional.empty(), Optional.empty());
        }
        if (action.equals(Optional.of(Action.ACCEPT))) {
            return list.chosen().isPresent() ? new Outcome<>(Optional.empty(), list.chosen()) : Outcome.stay(list);
        }
        Optional<TextLine> edited = list.filter().key(bound, key);
        return Outcome.stay(
                edited.isEmpty() || edited.get().text().equals(list.filter().text()) ? list : list.with(edited.get()));
    }

    static <V> Outcome<V> mouse(Filtered<V> list, MouseKind kind, int column, int row, Rect area) {
        Optional<Action> wheel = ListKeys.meaning(kind);
        if (wheel.isPresent()) {
            return Outcome.stay(list.moved(wheel.get(), 1));
        }
        if (kind != MouseKind.PRESS) {
            return Outcome.stay(list);
        }
        if (!box(list, area).contains(column, row)) {
            return new Outcome<>(Optional.empty(), Optional.empty());
        }
        Rect rows = rows(list, area);
        int index = top(list.selected(), list.hits().size(), rows.height()) + row - rows.y();
        return rows.contains(column, row) && index < list.hits().size()
                ? new Outcome<>(Optional.empty(), list.at(index).chosen())
                : Outcome.stay(list);
    }

    static <V> void draw(
            Filtered<V> list, Frame frame, Rect area, String title, String hints, String nothing, Look look) {
        Rect box = box(list, area);
        Box.draw(frame, box, title, hints, look);
        Rect inside = Box.inside(box);
        Ink popup = look.ink(Role.POPUP);
        String count = list.found() + "/" + list.total();
        int counted = list.total() == 0 ? 0 : count.length() + 1;
        frame.put(inside.top(1), 0, look.signs().pointer() + " ", Box.over(popup, look.ink(Role.KEY_HINT)));
        if (counted > 0 && inside.width() > 2 * counted) {
            Ink dim = Box.over(popup, look.ink(Role.DIM));
            frame.put(inside.top(1), inside.right() - count.length(), inside.y(), count, dim);
        }
        Rect line = new Rect(inside.x() + 2, inside.y(), inside.width() - 2 - counted, Math.min(1, inside.height()));
        list.filter().draw(frame, line, popup);
        Rect rows = rows(list, area);
        if (list.hits().isEmpty()) {
            int at = 0;
            for (String text : Clusters.wrap(nothing, Math.max(1, rows.width()))) {
                frame.put(rows, at++, text, Box.over(popup, look.ink(Role.DIM)));
            }
        }
        int top = top(list.selected(), list.hits().size(), rows.height());
        // Over all entries, so that nothing moves sideways while one types.
        int nameColumns = list.widestName();
        for (int i = 0; i < rows.height() && top + i < list.hits().size(); i++) {
            ItemRow.draw(
                    frame,
                    rows.below(i).top(1),
                    list.hits().get(top + i),
                    nameColumns,
                    top + i == list.selected(),
                    look);
        }
    }

    /** The first entry shown: the chosen one is in the middle where there are enough on both sides. */
    static int top(int selected, int count, int height) {
        return Math.max(0, Math.min(selected - height / 2, count - height));
    }

    private static <V> Rect box(Filtered<V> list, Rect area) {
        return Box.place(area, COLUMNS, 1 + Math.max(2, Math.min(ROWS, list.total() + 1)));
    }

    private static <V> Rect rows(Filtered<V> list, Rect area) {
        return Box.inside(box(list, area)).below(1);
    }
}
