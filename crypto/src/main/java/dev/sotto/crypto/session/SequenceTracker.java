package dev.sotto.crypto.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which seqs of one pair of instances were received: everything up to {@code highest} but for the holes.
 *
 * @param holes ascending and disjoint, at most {@value #MAX_HOLES}: beyond it the oldest is given up
 */
record SequenceTracker(long highest, List<Hole> holes) {
    static final int MAX_HOLES = 256;
    static final SequenceTracker START = new SequenceTracker(0, List.of());

    /** Seqs from {@code from} to {@code to}, both included. */
    record Hole(long from, long to) {
        boolean contains(long seq) {
            return from <= seq && seq <= to;
        }
    }

    /** What a seq says: the next tracker, the hole it made, and whether it comes after a later one. */
    record Step(SequenceTracker next, Optional<Hole> missing, boolean late) {}

    SequenceTracker {
        holes = List.copyOf(holes);
    }

    Step receive(long seq) {
        if (seq <= highest) {
            return new Step(new SequenceTracker(highest, without(seq)), Optional.empty(), true);
        }
        if (seq == highest + 1) {
            return new Step(new SequenceTracker(seq, holes), Optional.empty(), false);
        }
        Hole hole = new Hole(highest + 1, seq - 1);
        List<Hole> more = new ArrayList<>(holes);
        more.add(hole);
        List<Hole> bounded = more.size() > MAX_HOLES ? more.subList(1, more.size()) : more;
        return new Step(new SequenceTracker(seq, bounded), Optional.of(hole), false);
    }

    private List<Hole> without(long seq) {
        List<Hole> rest = new ArrayList<>(holes.size() + 1);
        for (Hole hole : holes) {
            if (!hole.contains(seq)) {
                rest.add(hole);
                continue;
            }
            if (hole.from() < seq) {
                rest.add(new Hole(hole.from(), seq - 1));
            }
            if (seq < hole.to()) {
                rest.add(new Hole(seq + 1, hole.to()));
            }
        }
        return rest.size() > MAX_HOLES ? rest.subList(1, rest.size()) : rest;
    }
}
