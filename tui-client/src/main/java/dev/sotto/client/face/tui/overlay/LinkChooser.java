package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.DisplayText;
import java.util.List;
import java.util.Optional;

/** Which link of a message to open, when it has several; the first nine by their digit. Links come from somebody else. */
public final class LinkChooser implements Overlay {
    private static final int COLUMNS = 76;
    private static final int MAX_ROWS = 16;
    private static final int NUMBERED = 9;

    private final List<String> links;
    private final Chords chords;
    private final int selected;

    private LinkChooser(List<String> links, Chords chords, int selected) {
        this.links = links;
        this.chords = chords;
        this.selected = selected;
    }

    /** In the order in which the message has them. */
    public static LinkChooser of(List<String> links, Chords chords) {
        return new LinkChooser(List.copyOf(links), chords, 0);
    }

    @Override
    public Turn key(Optional<Action> action, Key key, Rect area) {
        if (key.isText() && key.text().matches("[1-9]")) {
            return taken(Integer.parseInt(key.text()) - 1);
        }
        Optional<Action> meaning = ListKeys.meaning(action, key);
        if (meaning.equals(Optional.of(Action.CANCEL))) {
            return Turn.close();
        }
        if (meaning.equals(Optional.of(Action.ACCEPT))) {
            return taken(selected);
        }
        return Turn.stay(meaning.map(move -> moved(move, inside(area).height())).orElse(this));
    }

    @Override
    public Turn mouse(MouseKind kind, int column, int row, Rect area) {
        Optional<Action> wheel = ListKeys.meaning(kind);
        if (wheel.isPresent()) {
            return Turn.stay(moved(wheel.get(), 1));
        }
        if (kind != MouseKind.PRESS) {
            return Turn.stay(this);
        }
        if (!box(area).contains(column, row)) {
            return Turn.close();
        }
        Rect inside = inside(area);
        return inside.contains(column, row) ? taken(top(inside) + row - inside.y()) : Turn.stay(this);
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        Box.draw(frame, box(area), "Open a link", "1-9 or " + ListKeys.hints(chords, "open"), look);
        Rect inside = inside(area);
        for (int i = 0; i < inside.height() && top(inside) + i < links.size(); i++) {
            int index = top(inside) + i;
            boolean chosen = index == selected;
            Ink ink = look.ink(chosen ? Role.POPUP_SELECTED : Role.POPUP);
            Rect row = inside.below(i).top(1);
            frame.fill(row, ink);
            String number = index < NUMBERED ? index + 1 + " " : "  ";
            frame.put(row, 0, (chosen ? look.signs().pointer() : " ") + " " + number, ink);
            Rect rest = row.rightOf(4);
            Ink link = chosen ? ink : Box.over(ink, look.ink(Role.LINK));
            frame.put(rest, 0, look.signs().fit(DisplayText.line(links.get(index)), rest.width()), link);
        }
    }

    private LinkChooser moved(Action move, int page) {
        return new LinkChooser(links, chords, ListKeys.moved(selected, move, page, Math.max(0, links.size() - 1)));
    }

    private Turn taken(int index) {
        return index < links.size() ? Turn.close(new Intent.OpenLink(links.get(index))) : Turn.stay(this);
    }

    private int top(Rect inside) {
        return FilteredList.top(selected, links.size(), inside.height());
    }

    private Rect box(Rect area) {
        return Box.place(area, COLUMNS, Math.min(MAX_ROWS, Math.max(1, links.size())));
    }

    private Rect inside(Rect area) {
        return Box.inside(box(area));
    }
}
