package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.client.text.Clusters;
import java.util.ArrayList;
import java.util.List;

/** The status line grows with a notice that does not fit into one row: what went wrong is not cut off. */
public final class StatusRows {
    /** Behind the connection, and between other parts. */
    public static final int GAP = 2;

    private static final int MOST = 3;
    private static final int ROWS_OF_SCREEN = 5;

    private StatusRows() {}

    /** What stands at the left: a sign and a word. */
    public static String connection(Model model) {
        Session session = model.session();
        Signs signs = model.settings().look().signs();
        String word = session.stopped()
                ? "stopped"
                : session.online() ? "online" : session.ready() ? "offline" : "connecting";
        return (session.online() ? signs.online() : signs.offline()) + " " + word;
    }

    /** The notice in rows; the first one begins behind the connection, the others at the margin. None without a notice. */
    public static List<String> of(Model model) {
        if (model.notice().isEmpty()) {
            return List.of();
        }
        Notice notice = model.notice().get();
        Signs signs = model.settings().look().signs();
        String text = notice.error() ? signs.failed() + " " + notice.sentence() : notice.sentence();
        int taken = Clusters.width(connection(model)) + GAP;
        int columns = Math.max(1, model.screen().columns() - 2);
        if (taken + Clusters.width(text) <= columns || columns <= taken) {
            return List.of(text);
        }
        List<String> rows = new ArrayList<>(Clusters.wrap("x".repeat(taken - 1) + " " + text, columns));
        rows.set(0, rows.get(0).length() < taken ? "" : rows.get(0).substring(taken));
        int most = Math.max(1, Math.min(MOST, model.screen().rows() / ROWS_OF_SCREEN));
        if (rows.size() > most) {
            String rest = String.join(" ", rows.subList(most - 1, rows.size()));
            rows.subList(most - 1, rows.size()).clear();
            rows.add(rest); // the view cuts it, with a sign
        }
        return List.copyOf(rows);
    }
}
