package dev.sotto.client.text;

import java.util.ArrayList;
import java.util.List;

/** Folds the clusters of one line into rows. */
final class Wrapping {
    private final List<String> clusters;
    private final int columns;
    private final List<String> rows = new ArrayList<>();
    private int start;
    private int used;
    /** The last space of this row that has something visible before it; -1 without one. */
    private int space = -1;

    private boolean blank = true;

    private Wrapping(List<String> clusters, int columns) {
        this.clusters = clusters;
        this.columns = columns;
    }

    static List<String> rows(List<String> clusters, int columns) {
        return new Wrapping(clusters, columns).run();
    }

    private List<String> run() {
        for (int at = 0; at < clusters.size(); ) {
            String cluster = clusters.get(at);
            int width = Clusters.widthOf(cluster);
            if (used + width > columns && at > start) {
                at = fold(at, width);
                continue;
            }
            if (!cluster.equals(" ")) {
                blank = false;
            } else if (!blank) {
                space = at;
            }
            used += width;
            at++;
        }
        if (start < clusters.size() || rows.isEmpty()) {
            rows.add(text(clusters.size()));
        }
        return rows;
    }

    /** Ends the row before the cluster that does not fit. Returns where the next row begins. */
    private int fold(int at, int width) {
        boolean here = clusters.get(at).equals(" ") || width == 2 || Clusters.widthOf(clusters.get(at - 1)) == 2;
        int end = space >= 0 && !here ? space : at;
        rows.add(text(end));
        start = end < clusters.size() && clusters.get(end).equals(" ") ? end + 1 : end;
        used = 0;
        space = -1;
        blank = true;
        return start;
    }

    private String text(int end) {
        return String.join("", clusters.subList(start, end));
    }
}
