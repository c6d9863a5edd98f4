package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A column of text in the middle of the screen with hints in its last row. Where there is too little room gaps go first,
 * then explanations from the end; questions, fields and what went wrong stay.
 */
final class Page {
    private static final int COLUMNS = 72;

    private final int columns;
    private final List<Row> rows = new ArrayList<>();

    Page(Rect area) {
        this.columns = Math.max(1, Math.min(COLUMNS, area.width() - 2));
    }

    private enum Kind {
        NEEDED,
        EXPLAINS,
        GAP
    }

    private record Row(Kind kind, String text, Role role, Consumer<Rect> field) {}

    Page title(String text) {
        return folded(Kind.NEEDED, text, Role.TITLE_ACTIVE);
    }

    /** Has to be in sight. Nothing if empty. */
    Page needed(String text, Role role) {
        return folded(Kind.NEEDED, text, role);
    }

    Page explains(String text, Role role) {
        return folded(Kind.EXPLAINS, text, role);
    }

    Page gap() {
        rows.add(new Row(Kind.GAP, "", Role.TEXT, row -> {}));
        return this;
    }

    /** A label and, behind it or below it where there is little room, something that draws itself. */
    Page field(String label, Consumer<Rect> drawn) {
        int behind = Clusters.width(label) + 1;
        if (behind > columns / 2) {
            needed(label, Role.TITLE);
            rows.add(new Row(Kind.NEEDED, "", Role.TEXT, drawn));
        } else {
            rows.add(new Row(Kind.NEEDED, label, Role.TITLE, row -> drawn.accept(row.rightOf(behind))));
        }
        return this;
    }

    void draw(Frame frame, Rect area, String hints, Look look) {
        frame.fill(area, look.ink(Role.TEXT));
        Rect room = area.above(1);
        drop(Kind.GAP, room.height());
        drop(Kind.EXPLAINS, room.height());
        int x = area.x() + (area.width() - columns) / 2;
        int y = room.y() + Math.max(0, (room.height() - rows.size()) / 3);
        for (int i = 0; i < Math.min(rows.size(), room.height()); i++) {
            Rect row = new Rect(x, y + i, Math.min(columns, area.right() - x), 1);
            frame.put(row, 0, rows.get(i).text(), look.ink(rows.get(i).role()));
            rows.get(i).field().accept(row);
        }
        Rect last = area.lowest(1);
        frame.fill(last, look.ink(Role.STATUS));
        frame.put(last.inset(1, 0), 0, hints, look.ink(Role.STATUS));
    }

    private void drop(Kind kind, int height) {
        for (int i = rows.size() - 1; i >= 0 && rows.size() > height; i--) {
            if (rows.get(i).kind() == kind) {
                rows.remove(i);
            }
        }
    }

    private Page folded(Kind kind, String text, Role role) {
        if (text.isEmpty()) {
            return this;
        }
        for (String line : DisplayText.of(text).lines()) {
            for (String piece : Clusters.wrap(line, columns)) {
                rows.add(new Row(kind, DisplayText.line(piece), role, row -> {}));
            }
        }
        return this;
    }
}
