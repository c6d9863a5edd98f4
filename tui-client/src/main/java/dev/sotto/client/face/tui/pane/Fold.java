package dev.sotto.client.face.tui.pane;

import dev.sotto.client.text.Clusters;
import java.util.ArrayList;
import java.util.List;

/** Where a line is cut so that no piece is wider than so many columns: at a space, or within a word that is too long. */
final class Fold {
    private final List<Piece> pieces = new ArrayList<>();
    private final String line;
    private final int columns;
    private final boolean atSpaces;
    private int from;
    private int width;
    /** Behind the last space of the piece, and the width up to there; -1 if there is none that something stands before. */
    private int afterSpace = -1;

    private int widthAfterSpace;

    private Fold(String line, int columns, boolean atSpaces) {
        this.line = line;
        this.columns = columns;
        this.atSpaces = atSpaces;
    }

    /** {@code from} to {@code to} in chars of the line. */
    record Piece(int from, int to) {}

    /** At least one piece; nothing is lost but the space at a fold. {@code columns} is at least 2. */
    static List<Piece> of(String line, int columns, boolean atSpaces) {
        Fold fold = new Fold(line, columns, atSpaces);
        int at = 0;
        for (String cluster : Clusters.split(line)) {
            fold.take(cluster, at);
            at += cluster.length();
        }
        if (fold.from < line.length() || fold.pieces.isEmpty()) {
            fold.pieces.add(new Piece(fold.from, line.length()));
        }
        return fold.pieces;
    }

    private void take(String cluster, int at) {
        int wide = Clusters.widthOf(cluster);
        boolean space = atSpaces && cluster.equals(" ");
        if (width + wide > columns && width > 0) {
            if (space) {
                begin(at, at + 1, 0);
                return; // the fold stands for it
            }
            if (afterSpace > 0) {
                begin(afterSpace - 1, afterSpace, width - widthAfterSpace);
            } else {
                begin(at, at, 0);
            }
        }
        width += wide;
        if (space && at > from && !line.substring(from, at).isBlank()) {
            afterSpace = at + 1;
            widthAfterSpace = width;
        }
    }

    private void begin(int end, int next, int carried) {
        pieces.add(new Piece(from, end));
        from = next;
        width = carried;
        afterSpace = -1;
    }
}
