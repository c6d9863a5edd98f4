package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import java.util.List;
import java.util.Optional;

/** The keys as they are now, made from the live key map. Typing narrows it down. */
public final class HelpOverlay implements Overlay {
    private static final int COLUMNS = 84;

    private final KeyMap keys;
    private final TextLine filter;
    private final Scroll scroll;

    private HelpOverlay(KeyMap keys, TextLine filter, Scroll scroll) {
        this.keys = keys;
        this.filter = filter;
        this.scroll = scroll;
    }

    public static HelpOverlay of(KeyMap keys) {
        return new HelpOverlay(keys, TextLine.EMPTY, Scroll.TOP);
    }

    @Override
    public Turn key(Optional<Action> action, Key key, Rect area) {
        if (key.isText()) {
            return typed(filter.insert(key.text()));
        }
        Rect text = text(area);
        Optional<Scroll> moved = scroll.key(action, key, rows(text).size(), text.height());
        if (moved.isPresent()) {
            return Turn.stay(new HelpOverlay(keys, filter, moved.get()));
        }
        if (ListKeys.meaning(action, key)
                .filter(a -> a == Action.CANCEL || a == Action.ACCEPT || a == Action.HELP)
                .isPresent()) {
            return Turn.close();
        }
        return filter.key(action, key).map(this::typed).orElse(Turn.stay(this));
    }

    @Override
    public Turn paste(String pasted) {
        return typed(filter.insert(pasted));
    }

    @Override
    public Turn mouse(MouseKind kind, int column, int row, Rect area) {
        Optional<Action> wheel = ListKeys.meaning(kind);
        if (wheel.isPresent()) {
            Rect text = text(area);
            return Turn.stay(new HelpOverlay(
                    keys, filter, scroll.moved(wheel.get(), rows(text).size(), text.height())));
        }
        return kind == MouseKind.PRESS && !box(area).contains(column, row) ? Turn.close() : Turn.stay(this);
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        Rect text = text(area);
        List<List<Span>> rows = rows(text);
        String title = "Keys, profile " + keys.profile().word() + scroll.place(rows.size(), text.height());
        Box.draw(frame, box(area), title, "type to find  " + ListKeys.cancel(keys::shown, "close"), look);
        Rect line = Box.inside(box(area)).top(1);
        frame.put(line, 0, look.signs().pointer(), Box.over(look.ink(Role.POPUP), look.ink(Role.KEY_HINT)));
        filter.draw(frame, line.rightOf(2), look.ink(Role.POPUP));
        if (rows.isEmpty()) {
            frame.put(text, 0, "No key does that.", Box.over(look.ink(Role.POPUP), look.ink(Role.DIM)));
        }
        scroll.draw(frame, text, rows, look);
    }

    private Turn typed(TextLine line) {
        return Turn.stay(new HelpOverlay(keys, line, line.text().equals(filter.text()) ? scroll : Scroll.TOP));
    }

    private List<List<Span>> rows(Rect text) {
        return HelpRows.of(keys, filter.text(), text.width());
    }

    private static Rect text(Rect area) {
        return Box.inside(box(area)).below(1);
    }

    // As high as it can be: it must not jump while one types.
    private static Rect box(Rect area) {
        return Box.place(area, COLUMNS, area.height());
    }
}
