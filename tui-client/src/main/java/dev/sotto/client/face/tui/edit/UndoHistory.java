package dev.sotto.client.face.tui.edit;

import java.util.ArrayList;
import java.util.List;

/** What was changed in a text, so that it can be taken back and done again. Bounded: the oldest steps are forgotten. */
record UndoHistory(List<Step> done, List<Step> undone) {
    static final int MAX_STEPS = 200;

    /** What the steps may hold together, in chars: a few texts of the greatest length. */
    static final int MAX_HELD = 1 << 20;

    static final UndoHistory EMPTY = new UndoHistory(List.of(), List.of());

    /** At {@code from}, {@code removed} was replaced by {@code inserted}. */
    record Step(int from, String removed, String inserted, int cursorBefore, int cursorAfter) {
        private int held() {
            return removed.length() + inserted.length();
        }

        private boolean continuedBy(Step next) {
            boolean typed = next.removed.isEmpty() && next.from == from + inserted.length();
            boolean erased = inserted.isEmpty() && next.inserted.isEmpty();
            return typed || (erased && (next.from == from || next.from + next.removed.length() == from));
        }

        private Step and(Step next) {
            String gone = next.from < from ? next.removed + removed : removed + next.removed;
            int start = Math.min(from, next.from);
            return new Step(start, gone, inserted + next.inserted, cursorBefore, next.cursorAfter);
        }
    }

    /**
     * With one more step; what was undone is forgotten.
     *
     * @param joined the step goes on with what the last one did, if it can: both are one step then
     */
    UndoHistory add(Step step, boolean joined) {
        List<Step> steps = new ArrayList<>(done);
        int last = steps.size() - 1;
        if (joined && last >= 0 && steps.get(last).continuedBy(step)) {
            steps.set(last, steps.get(last).and(step));
        } else {
            steps.add(step);
        }
        return new UndoHistory(bounded(steps), List.of());
    }

    UndoHistory undo() {
        return moved(done, undone, true);
    }

    UndoHistory redo() {
        return moved(undone, done, false);
    }

    private static UndoHistory moved(List<Step> source, List<Step> target, boolean back) {
        List<Step> left = source.subList(0, source.size() - 1);
        List<Step> grown = new ArrayList<>(target);
        grown.add(source.get(source.size() - 1));
        return back
                ? new UndoHistory(List.copyOf(left), List.copyOf(grown))
                : new UndoHistory(List.copyOf(grown), List.copyOf(left));
    }

    private static List<Step> bounded(List<Step> steps) {
        int held = 0;
        int first = steps.size();
        while (first > 0 && steps.size() - first < MAX_STEPS) {
            held += steps.get(first - 1).held();
            if (held > MAX_HELD) {
                break;
            }
            first--;
        }
        return List.copyOf(steps.subList(first, steps.size()));
    }
}
