package dev.sotto.client.face.tui.pane;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of an entry, folded when it is first looked at and remembered for the last two widths (a chat may be in two
 * panels). What it answers depends on its text alone; what it remembers is of use to the one thread that draws.
 */
final class Body {
    private static final int CODE_INDENT = 2;

    private final Entry entry;
    private @Nullable List<Markup> lines;
    private @Nullable Folded last;
    private @Nullable Folded lastButOne;

    private Body(Entry entry) {
        this.entry = entry;
    }

    static Body of(Entry entry) {
        return new Body(entry);
    }

    /** At least one row. {@code columns}: what a row may take; less than 2 counts as 2. */
    List<Row> rows(int columns) {
        Folded newest = last;
        if (newest != null && newest.columns() == columns) {
            return newest.rows();
        }
        Folded other = lastButOne;
        Folded wanted =
                other != null && other.columns() == columns ? other : new Folded(columns, fold(Math.max(2, columns)));
        lastButOne = newest;
        last = wanted;
        return wanted.rows();
    }

    /** The row that holds the character at that position of the text. */
    static int rowOf(List<Row> rows, int position) {
        int low = 0;
        int high = rows.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            boolean before = rows.get(middle).start() <= position;
            low = before ? middle : low;
            high = before ? high : middle - 1;
        }
        return low;
    }

    /** Code stands a little to the right, where there is room for that. */
    static int codeIndent(int columns) {
        return columns > 4 * CODE_INDENT ? CODE_INDENT : 0;
    }

    private record Folded(int columns, List<Row> rows) {}

    private List<Row> fold(int columns) {
        List<Row> rows = new ArrayList<>();
        int start = 0;
        for (Markup line : lines()) {
            int room = line.block() ? columns - codeIndent(columns) : columns;
            for (Fold.Piece piece : Fold.of(line.line(), room, !line.block())) {
                rows.add(new Row(start + piece.from(), line.spans(piece.from(), piece.to()), line.block()));
            }
            start += line.line().length() + 1;
        }
        return List.copyOf(rows);
    }

    private List<Markup> lines() {
        List<Markup> known = lines;
        if (known == null) {
            known = entry instanceof Entry.Message message
                    ? Markup.of(message.text())
                    : Markup.sentence(((Entry.Note) entry).sentence());
            lines = known;
        }
        return known;
    }
}
