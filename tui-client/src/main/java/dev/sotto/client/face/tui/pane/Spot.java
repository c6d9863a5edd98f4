package dev.sotto.client.face.tui.pane;

import java.util.Comparator;

/** A row: the {@code row}th of the entry that is shown at {@code index}. */
record Spot(int index, int row) implements Comparable<Spot> {
    private static final Comparator<Spot> ORDER =
            Comparator.comparingInt(Spot::index).thenComparingInt(Spot::row);

    @Override
    public int compareTo(Spot other) {
        return ORDER.compare(this, other);
    }
}
