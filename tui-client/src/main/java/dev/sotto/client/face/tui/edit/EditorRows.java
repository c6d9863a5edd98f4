package dev.sotto.client.face.tui.edit;

import dev.sotto.client.text.Clusters;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of an {@link Editor} as rows of a box: safe to draw, folded at blanks where that is possible, else where the
 * box ends. Says where the cursor is and which offset of the text is in a cell.
 */
public final class EditorRows {
    private final int columns;
    private final String source;
    private final List<Row> rows;
    private final int cursorRow;
    private final int cursorColumn;

    private EditorRows(int columns, String source, List<Row> rows, int cursorRow, int cursorColumn) {
        this.columns = columns;
        this.source = source;
        this.rows = rows;
        this.cursorRow = cursorRow;
        this.cursorColumn = cursorColumn;
    }

    /** Offsets of the source: {@code to} is behind the last character of the row, a line break not counted. */
    private record Row(int from, int to) {}

    /**
     * As {@link Editor#rows}, which does it once.
     *
     * @param columns of the box; the cursor is always inside of it
     */
    public static EditorRows layout(Editor editor, int columns) {
        String text = editor.text();
        List<Row> rows = new ArrayList<>();
        int width = Math.max(1, columns);
        int start = 0;
        int end = text.indexOf('\n');
        while (end >= 0) {
            fold(text, start, end, width, rows);
            start = end + 1;
            end = text.indexOf('\n', start);
        }
        fold(text, start, text.length(), width, rows);
        int row = rowOf(rows, editor.cursor());
        int column = width(text.substring(rows.get(row).from(), editor.cursor()));
        return new EditorRows(columns, text, rows, row, column);
    }

    /** Of the box, as they were asked for. */
    public int columns() {
        return columns;
    }

    /** At least 1. */
    public int size() {
        return rows.size();
    }

    /** One row, safe to draw. */
    public String row(int row) {
        Row place = rows.get(row);
        return SafeCells.row(source.substring(place.from(), place.to()));
    }

    /** All rows, safe to draw. */
    public List<String> rows() {
        return rows(0, rows.size());
    }

    /** Some of the rows: a long text is not drawn whole. */
    public List<String> rows(int from, int to) {
        List<String> texts = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            texts.add(row(row));
        }
        return texts;
    }

    public int cursorRow() {
        return cursorRow;
    }

    public int cursorColumn() {
        return cursorColumn;
    }

    /** The row in which an offset of the text is. */
    public int rowOf(int offset) {
        return rowOf(rows, offset);
    }

    /** The offset before the cluster in that cell; the end of the row right of it; the nearest row above or below all. */
    public int offsetAt(int column, int row) {
        Row place = rows.get(Math.max(0, Math.min(row, rows.size() - 1)));
        int at = place.from();
        int used = 0;
        for (String cluster : Clusters.split(source.substring(place.from(), place.to()))) {
            used += SafeCells.width(cluster);
            if (used > column) {
                return at;
            }
            at += cluster.length();
        }
        // The end of a folded row is the start of the next one.
        boolean folded = at < source.length() && source.charAt(at) != '\n' && at > place.from();
        return folded ? Boundaries.before(source, at) : at;
    }

    private static void fold(String text, int from, int to, int columns, List<Row> rows) {
        int start = from;
        int at = from;
        int used = 0;
        int breakAt = -1;
        int usedAtBreak = 0;
        for (String cluster : Clusters.split(text.substring(from, to))) {
            int width = SafeCells.width(cluster);
            // Once at the blank, and once more where a wide cluster does not fit behind what the blank left.
            while (used + width > columns && at > start) {
                boolean atBlank = breakAt > start;
                rows.add(new Row(start, atBlank ? breakAt : at));
                start = atBlank ? breakAt : at;
                used = atBlank ? used - usedAtBreak : 0;
                breakAt = -1;
            }
            at += cluster.length();
            used += width;
            if (cluster.equals(" ")) {
                breakAt = at;
                usedAtBreak = used;
            }
        }
        rows.add(new Row(start, to));
        if (used >= columns) {
            // Room for the cursor behind a full row.
            rows.add(new Row(to, to));
        }
    }

    private static int rowOf(List<Row> rows, int offset) {
        int low = 0;
        int high = rows.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (rows.get(middle).from() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static int width(String piece) {
        int width = 0;
        for (String cluster : Clusters.split(piece)) {
            width += SafeCells.width(cluster);
        }
        return width;
    }
}
