package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text to read: a help topic, what became of a message. May come from anybody. */
public final class TextPages implements Overlay {
    private static final int COLUMNS = 76;

    private final String title;
    private final List<String> lines;
    private final Chords chords;
    private final Scroll scroll;

    private TextPages(String title, List<String> lines, Chords chords, Scroll scroll) {
        this.title = title;
        this.lines = lines;
        this.chords = chords;
        this.scroll = scroll;
    }

    /** A line is folded where the box is narrower. */
    public static TextPages of(String title, List<String> lines, Chords chords) {
        return new TextPages(title, List.copyOf(lines), chords, Scroll.TOP);
    }

    @Override
    public Turn key(Optional<Action> action, Key key, Rect area) {
        Optional<Scroll> moved =
                scroll.key(action, key, rows(area).size(), inside(area).height());
        if (moved.isPresent()) {
            return Turn.stay(with(moved.get()));
        }
        Optional<Action> meaning = ListKeys.meaning(action, key);
        boolean done =
                meaning.filter(a -> a == Action.CANCEL || a == Action.ACCEPT).isPresent();
        return done || key.equals(Key.character("q")) ? Turn.close() : Turn.stay(this);
    }

    @Override
    public Turn mouse(MouseKind kind, int column, int row, Rect area) {
        Optional<Action> wheel = ListKeys.meaning(kind);
        if (wheel.isPresent()) {
            return Turn.stay(with(
                    scroll.moved(wheel.get(), rows(area).size(), inside(area).height())));
        }
        return kind == MouseKind.PRESS && !box(area).contains(column, row) ? Turn.close() : Turn.stay(this);
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        List<List<Span>> rows = rows(area);
        Rect inside = inside(area);
        String place = scroll.place(rows.size(), inside.height());
        Box.draw(frame, box(area), title + place, ListKeys.cancel(chords, "close"), look);
        scroll.draw(frame, inside, rows, look);
    }

    private TextPages with(Scroll other) {
        return new TextPages(title, lines, chords, other);
    }

    private List<List<Span>> rows(Rect area) {
        int columns = Box.inside(Box.place(area, COLUMNS, 1)).width();
        List<List<Span>> rows = new ArrayList<>();
        lines.forEach(line -> rows.addAll(Scroll.wrapped(line, columns, Role.POPUP)));
        return rows;
    }

    private Rect box(Rect area) {
        return Box.place(area, COLUMNS, rows(area).size());
    }

    private Rect inside(Rect area) {
        return Box.inside(box(area));
    }
}
