package dev.sotto.client.face.tui.pane;

import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import java.util.ArrayList;
import java.util.List;

/** What stands in a chat without messages. */
final class Placeholder {
    private static final int MARGIN = 2;
    private static final int WIDEST = 60;

    private Placeholder() {}

    static void draw(Frame frame, Rect area, Timeline timeline, PaneContext context) {
        int columns = Math.min(WIDEST, area.width() - 2 * MARGIN);
        if (columns < 2 || !timeline.isLoaded()) {
            return;
        }
        List<String> rows = new ArrayList<>();
        for (String sentence : sentences(context)) {
            Fold.of(sentence, columns, true).forEach(piece -> rows.add(sentence.substring(piece.from(), piece.to())));
        }
        int y = area.y() + Math.max(0, (area.height() - rows.size()) / 2);
        for (String row : rows) {
            int x = area.x() + Math.max(0, (area.width() - Clusters.width(row)) / 2);
            frame.put(area, x, y++, row, context.look().ink(Role.DIM));
        }
    }

    private static List<String> sentences(PaneContext context) {
        String peer = DisplayText.line(context.peer());
        List<String> sentences = new ArrayList<>();
        sentences.add("Say hello to " + peer + ".");
        sentences.add("Messages are end-to-end encrypted: only you and " + peer + " can read them.");
        context.verifyKey()
                .ifPresent(key -> sentences.add(key + " shows the safety number to compare with " + peer + "."));
        return sentences;
    }
}
