package dev.sotto.client.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader takes for one character, and how many columns of a terminal each takes: the same on every JDK. A cluster
 * is never empty, takes one or two columns, and is no longer than {@value ClusterScan#MAX_LENGTH} code points; joined
 * together the clusters are the text. Direction marks have no column: one that opens belongs to the cluster behind it,
 * one that closes to the cluster before.
 */
public final class Clusters {
    private static final String[] SINGLE = singles();

    private Clusters() {}

    /** The clusters of a text, in order. */
    public static List<String> split(String text) {
        List<String> clusters = new ArrayList<>(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = ClusterScan.end(text, at);
            clusters.add(piece(text, at, end));
            at = end;
        }
        return clusters;
    }

    /** Columns of a whole text. */
    public static int width(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int end = ClusterScan.end(text, at);
            width += end == at + 1 && text.charAt(at) < 0x300 ? 1 : ClusterScan.width(text.substring(at, end));
            at = end;
        }
        return width;
    }

    /** Columns of one cluster: 1 or 2. */
    public static int widthOf(String cluster) {
        return cluster.length() == 1 && cluster.charAt(0) < 0x300 ? 1 : ClusterScan.width(cluster);
    }

    /** Whether a terminal would take it for an order, or cannot be sent it at all (half of a surrogate pair). */
    public static boolean isControl(String cluster) {
        boolean plain = cluster.length() == 1 && cluster.charAt(0) >= ' ' && cluster.charAt(0) < 0x7F; // most cells
        return !plain && cluster.codePoints().anyMatch(ClusterScan::standsAlone);
    }

    /** Whether it begins with something that needs a base to stand on and has none. */
    public static boolean isBare(String cluster) {
        int base = ClusterScan.base(cluster);
        return Columns.isMark(base) || Columns.isHangulTail(base);
    }

    /** The longest beginning that fits into so many columns. */
    public static String cut(String text, int columns) {
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int end = ClusterScan.end(text, at);
            used += widthOf(piece(text, at, end));
            if (used > columns) {
                return text.substring(0, at);
            }
            at = end;
        }
        return text;
    }

    /** The text if it fits, else its beginning and an ellipsis. */
    public static String ellipsis(String text, int columns) {
        return width(text) <= columns ? text : cut(text, columns - 1) + (columns > 0 ? "\u2026" : "");
    }

    /**
     * The rows of a line that is folded at so many columns: at a space, which is lost, or between wide characters; a
     * longer word is cut. A row is empty only if the line is, and wider than {@code columns} only if one cluster is.
     */
    public static List<String> wrap(String line, int columns) {
        return Wrapping.rows(split(line), columns);
    }

    private static String piece(String text, int from, int end) {
        char first = text.charAt(from);
        return end == from + 1 && first < SINGLE.length ? SINGLE[first] : text.substring(from, end);
    }

    private static String[] singles() {
        String[] singles = new String[0x300];
        for (int c = 0; c < singles.length; c++) {
            singles[c] = String.valueOf((char) c);
        }
        return singles;
    }
}
