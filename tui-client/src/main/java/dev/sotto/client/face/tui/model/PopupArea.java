package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.edit.Candidate;
import dev.sotto.client.face.tui.edit.Completion;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.text.Clusters;
import java.util.Optional;

/**
 * Where the popup of completion is: right above the rule of the line.
 *
 * @param top the first candidate that is seen
 * @param labels columns of the labels
 */
public record PopupArea(Completion completion, Rect area, int top, int labels) {
    private static final int MOST = 8;
    private static final int EXTRA = 5;

    public static Optional<PopupArea> of(Model model, Geometry geometry) {
        Optional<Completion> open = model.draft()
                .completion()
                .filter(completion -> !completion.candidates().isEmpty());
        return geometry.compose().isEmpty() ? Optional.empty() : open.map(completion -> place(completion, geometry));
    }

    /** The candidate in that cell. */
    Optional<Integer> at(int column, int row) {
        return area.contains(column, row) ? Optional.of(top + row - area.y()) : Optional.empty();
    }

    private static PopupArea place(Completion open, Geometry geometry) {
        int above = geometry.rule().y();
        int rows = Math.min(Math.min(MOST, open.candidates().size()), above);
        int top = Math.max(0, open.selected() - rows + 1);
        int labels = 0;
        int purposes = 0;
        for (int i = top; i < top + rows; i++) {
            Candidate candidate = open.candidates().get(i);
            labels = Math.max(labels, Clusters.width(candidate.label()));
            purposes = Math.max(purposes, Clusters.width(candidate.purpose()));
        }
        labels = Math.min(labels, Math.max(1, geometry.compose().width() - EXTRA));
        int width = Math.min(geometry.compose().width(), labels + EXTRA + purposes);
        return new PopupArea(open, new Rect(geometry.compose().x(), above - rows, width, rows), top, labels);
    }
}
