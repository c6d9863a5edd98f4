package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.overlay.Chords;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills the place of the first chat while there is none: what to tell friends, what to press. */
public final class Welcome {
    private static final int COLUMNS = 60;
    private static final int SHORT_FINGERPRINT = 16;
    private static final int GROUP = 4;

    private Welcome() {}

    private record Row(String key, String text, Role role, boolean gap) {}

    /** {@code fingerprint} of the relay: {@code SHA-256:} and hex; its beginning is shown. */
    public static void draw(
            Frame frame,
            Rect area,
            Look look,
            AccountName me,
            String server,
            Optional<String> fingerprint,
            Chords chords) {
        int columns = Math.min(COLUMNS, area.width() - 2);
        if (columns < 1) {
            return;
        }
        List<Row> rows = rows(me, server, fingerprint, chords, columns, look);
        for (int i = rows.size() - 1; i >= 0 && rows.size() > area.height(); i--) {
            if (rows.get(i).gap()) {
                rows.remove(i);
            }
        }
        int x = area.x() + (area.width() - columns) / 2;
        int y = area.y() + Math.max(0, (area.height() - rows.size()) / 3);
        for (int i = 0; i < rows.size(); i++) {
            Rect row = new Rect(x, y + i, columns, area.bottom() > y + i ? 1 : 0);
            int behind = frame.put(row, 0, rows.get(i).key(), look.ink(Role.KEY_HINT));
            frame.put(
                    row,
                    behind,
                    row.y(),
                    rows.get(i).text(),
                    look.ink(rows.get(i).role()));
        }
    }

    private static List<Row> rows(
            AccountName me, String server, Optional<String> fingerprint, Chords chords, int columns, Look look) {
        List<Row> rows = new ArrayList<>();
        text(rows, "Welcome to Sotto, " + me.display() + ".", Role.TITLE_ACTIVE, columns);
        gap(rows);
        text(rows, "Tell friends to write to you: " + me.display() + "@" + server, Role.TEXT, columns);
        gap(rows);
        key(rows, chords, Action.SWITCHER, "write to somebody: type a name", columns, look);
        key(rows, chords, Action.PALETTE, "everything Sotto can do", columns, look);
        key(rows, chords, Action.VERIFY, "in a chat: check that nobody is between you", columns, look);
        key(rows, chords, Action.HELP, "all keys", columns, look);
        key(rows, chords, Action.QUIT, "quit", columns, look);
        fingerprint.ifPresent(full -> {
            gap(rows);
            text(rows, "Fingerprint of the server: " + shortened(full, look), Role.DIM, columns);
        });
        return rows;
    }

    // To recognise it; comparing takes the whole.
    private static String shortened(String full, Look look) {
        String hex = full.substring(full.lastIndexOf(':') + 1);
        String start = hex.substring(0, Math.min(SHORT_FINGERPRINT, hex.length()));
        return start.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ")
                + (start.length() < hex.length() ? look.signs().more() : "");
    }

    private static void key(List<Row> rows, Chords chords, Action action, String purpose, int columns, Look look) {
        chords.shown(Mode.COMPOSE, action).ifPresent(chord -> {
            String key = chord + " ".repeat(Math.max(0, 7 - Clusters.width(chord))) + " ";
            int rest = columns - Clusters.width(key);
            rows.add(new Row(key, look.signs().fit(purpose, rest), Role.TEXT, false));
        });
    }

    private static void text(List<Row> rows, String text, Role role, int columns) {
        for (String piece : Clusters.wrap(DisplayText.line(text), columns)) {
            rows.add(new Row("", piece, role, false));
        }
    }

    private static void gap(List<Row> rows) {
        rows.add(new Row("", "", Role.TEXT, true));
    }
}
