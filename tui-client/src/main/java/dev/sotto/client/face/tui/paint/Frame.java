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
    /** First strong isolate and pop directional isolate (Unicode, UAX #9): the text between has a direction of its own. */
    private static final String ISOLATE = "\u2068";

    private static final String END_OF_ISOLATE = "\u2069";

    private final int columns;
    private final int rows;
    private final String[] clusters;
    private final Ink[] inks;
    /** Which isolate a cell belongs to, 0 if to none. Where it begins and ends is told by the cells that are left of it. */
    private final int[] isolates;

    private int isolateCount;
    private int cursorColumn = -1;
    private int cursorRow = -1;

    public Frame(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.clusters = new String[columns * rows];
        this.inks = new Ink[columns * rows];
        this.isolates = new int[columns * rows];
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
        int depth = 0;
        for (String cluster : Clusters.split(text)) {
            int width = Clusters.widthOf(cluster);
            if (column + width > right) {
                break;
            }
            boolean marked = isMarked(cluster);
            if (marked && depth == 0 && cluster.startsWith(ISOLATE)) {
                isolateCount++;
            }
            depth += marked ? count(cluster, ISOLATE) : 0;
            if (column >= Math.max(0, clip.x())) {
                set(column, y, marked ? unmarked(cluster) : cluster, width, ink);
                isolate(column, y, width, depth > 0 ? isolateCount : 0);
            }
            depth = Math.max(0, depth - (marked ? count(cluster, END_OF_ISOLATE) : 0));
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
                isolate(x, y, 1, 0);
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
        int at = row * columns + column;
        String cluster = clusters[at];
        int isolate = isolates[at];
        if (isolate == 0 || cluster.equals(CONTINUED)) {
            return cluster;
        }
        int behind = column + 1 < columns && clusters[at + 1].equals(CONTINUED) ? 2 : 1;
        boolean first = column == 0 || isolates[at - 1] != isolate;
        boolean last = column + behind >= columns || isolates[at + behind] != isolate;
        return (first ? ISOLATE : "") + cluster + (last ? END_OF_ISOLATE : "");
    }

    public Ink ink(int column, int row) {
        return inks[row * columns + column];
    }

    /** A row as text, without the blanks at its end. For tests and pictures. */
    public String line(int row) {
        StringBuilder line = new StringBuilder(columns);
        for (int column = 0; column < columns; column++) {
            line.append(cluster(column, row));
        }
        return line.toString().stripTrailing();
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

    private void isolate(int column, int row, int width, int isolate) {
        Arrays.fill(isolates, row * columns + column, row * columns + column + width, isolate);
    }

    private static boolean isMarked(String cluster) {
        boolean plain = cluster.length() == 1 && cluster.charAt(0) < ISOLATE.charAt(0); // most cells
        return !plain && (cluster.contains(ISOLATE) || cluster.contains(END_OF_ISOLATE));
    }

    private static String unmarked(String cluster) {
        String without = cluster.replace(ISOLATE, "").replace(END_OF_ISOLATE, "");
        return without.isEmpty() ? BLANK : without;
    }

    private static int count(String cluster, String mark) {
        return (int) cluster.chars().filter(c -> c == mark.charAt(0)).count();
    }
}
