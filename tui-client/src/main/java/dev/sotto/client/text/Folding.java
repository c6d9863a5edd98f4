package dev.sotto.client.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a line into pieces that fit into so many columns, at a space where there is one. How wide a terminal draws a
 * character is its own affair, so a character counts as the widest that any draws it: a piece may end early, never late.
 */
final class Folding {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** The first wide character; beyond it narrow ones count as wide too, but for punctuation and currency signs. */
    private static final int WIDE = 0x1100;

    private static final int NARROW_AGAIN = 0x2000;
    private static final int NARROW_END = 0x2100;

    private final List<String> pieces = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private final int columns;
    private int limit;

    private Folding(int firstColumns, int columns) {
        this.limit = firstColumns;
        this.columns = columns;
    }

    /** At least one piece. {@code firstColumns}: what the first one has. */
    static List<String> fold(String line, int firstColumns, int columns) {
        Folding folding = new Folding(firstColumns, columns);
        Matcher clusters = CLUSTER.matcher(line);
        while (clusters.find()) {
            folding.take(clusters.group());
        }
        folding.end(folding.piece.length());
        return folding.pieces;
    }

    private void take(String cluster) {
        if (!piece.isEmpty() && width(piece) + width(cluster) > limit) {
            int space = piece.lastIndexOf(" ");
            end(cluster.equals(" ") || space < 0 ? piece.length() : space + 1);
            if (cluster.equals(" ")) {
                return; // the fold stands for it
            }
        }
        piece.append(cluster);
    }

    private void end(int length) {
        pieces.add(piece.substring(0, length));
        piece.delete(0, length);
        limit = columns;
    }

    private static int width(CharSequence text) {
        return text.codePoints()
                .map(c -> c < WIDE || (c >= NARROW_AGAIN && c < NARROW_END) ? 1 : 2)
                .sum();
    }
}
