package dev.sotto.client.face.tui.paint;

import dev.sotto.client.text.Clusters;
import java.util.Arrays;

/**
 * One picture of the whole screen, drawn anew each time; the screen sends only what differs from the one before. The
 * only way for text to get there, so what is drawn here never moves a border: a wide cluster takes two cells or is not
 * drawn, nothing is drawn outside the rectangle that was given, and a control character becomes U+FFFD.
 */
public final class Frame {
    /** The cell right of a wide cluster. */
    public static final String CONTINUED = "";

    private static final String BLANK = " ";

    private final int columns;
    private final int rows;
    private final String[] clusters;
    private final Ink[] inks;
    private int cursorColumn = -1;
    private int cursorRow = -1;

    public Frame(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.clusters = new String[columns * rows];
        this.inks = new Ink[columns * rows];
        Arrays.fill(clusters, BLANK);
        Arrays.fill(inks, Ink.PLAIN);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public Rect bounds() {
        return new Rect(0, 0, columns, rows);
    }

    /** Draws sanitised text in row {@code y} of the rectangle's columns from {@code x} on. Returns the column behind it. */
    public int put(Rect clip, int x, int y, String text, Ink ink) {
        int right = Math.min(clip.right(), columns);
        if (y < Math.max(0, clip.y()) || y >= Math.min(clip.bottom(), rows)) {
            return x;
        }
        int column = x;
        for (String cluster : Clusters.split(text)) {
            int width = Clusters.widthOf(cluster);
            if (column + width > right) {
                break;
            }
            if (column >= Math.max(0, clip.x())) {
                set(column, y, cluster, width, ink);
            }
            column += width;
        }
        return column;
    }

    /** The same at the left edge of the rectangle's row {@code row}, counted from its top. */
    public int put(Rect clip, int row, String text, Ink ink) {
        return put(clip, clip.x(), clip.y() + row, text, ink);
    }

    /** Blanks of that ink. */
    public void fill(Rect area, Ink ink) {
        fill(area, BLANK, ink);
    }

    /** A narrow cluster in every cell of the area. */
    public void fill(Rect area, String cluster, Ink ink) {
        for (int y = Math.max(0, area.y()); y < Math.min(area.bottom(), rows); y++) {
            for (int x = Math.max(0, area.x()); x < Math.min(area.right(), columns); x++) {
                set(x, y, cluster, 1, ink);
            }
        }
    }

    /** Shows the cursor there; without a call it is hidden. */
    public void cursor(int column, int row) {
        cursorColumn = column;
        cursorRow = row;
    }

    public boolean cursorShown() {
        return cursorColumn >= 0 && cursorColumn < columns && cursorRow >= 0 && cursorRow < rows;
    }

    public int cursorColumn() {
        return cursorColumn;
    }

    public int cursorRow() {
        return cursorRow;
    }

    /** The cluster that begins in that cell, or {@link #CONTINUED}. */
    public String cluster(int column, int row) {
        return clusters[row * columns + column];
    }

    public Ink ink(int column, int row) {
        return inks[row * columns + column];
    }

    /** A row as text, without the blanks at its end. For tests and pictures. */
    public String line(int row) {
        return String.join("", Arrays.asList(clusters).subList(row * columns, (row + 1) * columns))
                .stripTrailing();
    }

    private void set(int column, int row, String cluster, int width, Ink ink) {
        int at = row * columns + column;
        // Half of a wide cluster is none.
        if (clusters[at].equals(CONTINUED) && column > 0) {
            clusters[at - 1] = BLANK;
        }
        int last = at + width - 1;
        if (column + width < columns && clusters[last + 1].equals(CONTINUED)) {
            clusters[last + 1] = BLANK;
        }
        clusters[at] = Clusters.isControl(cluster) ? "\uFFFD" : cluster;
        inks[at] = ink;
        if (width == 2) {
            clusters[at + 1] = CONTINUED;
            inks[at + 1] = ink;
        }
    }
}
