package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.StatusRows;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.Clusters;
import java.util.List;

/** Connection, account, and what is to be said now: a notice, else the keys that help at this moment. */
final class StatusLine {
    private StatusLine() {}

    static void draw(Model model, Frame frame, Rect area) {
        Look look = model.settings().look();
        frame.fill(area, look.ink(Role.STATUS));
        Rect first = area.top(1);
        int column = frame.put(
                first,
                area.x() + 1,
                area.y(),
                StatusRows.connection(model),
                look.ink(model.session().online() ? Role.STATUS_ONLINE : Role.STATUS_OFFLINE));
        List<String> notice = StatusRows.of(model);
        String account = model.session().me().display() + "@" + model.session().server();
        int behind = column + StatusRows.GAP + Clusters.width(account);
        int wanted = notice.isEmpty() ? area.width() / 3 : Clusters.width(notice.get(0));
        if (notice.size() < 2 && behind + StatusRows.GAP + wanted < area.right()) {
            column = frame.put(first, column + StatusRows.GAP, area.y(), account, look.ink(Role.STATUS));
        }
        Rect rest = new Rect(column + StatusRows.GAP, area.y(), area.right() - column - StatusRows.GAP - 1, 1);
        if (model.notice().isPresent()) {
            notice(frame, rest, area, notice, look.ink(model.notice().get().error() ? Role.ERROR : Role.NOTICE), look);
        } else {
            hints(model, frame, rest, look);
        }
    }

    private static void notice(Frame frame, Rect first, Rect area, List<String> rows, Ink ink, Look look) {
        frame.put(first, 0, look.signs().fit(rows.get(0), first.width()), ink);
        for (int i = 1; i < rows.size(); i++) {
            Rect row = new Rect(area.x() + 1, area.y() + i, area.width() - 2, 1);
            frame.put(row, 0, look.signs().fit(rows.get(i), row.width()), ink);
        }
    }

    /** As many as fit, the most useful first. */
    private static void hints(Model model, Frame frame, Rect area, Look look) {
        int column = area.x();
        List<Hints.Hint> hints = Hints.of(model);
        for (int i = 0; i < hints.size(); i++) {
            Hints.Hint hint = hints.get(i);
            String separator = i == 0 ? "" : "  ";
            int needed = separator.length() + Clusters.width(hint.key()) + 1 + Clusters.width(hint.words());
            if (column + needed > area.right()) {
                return;
            }
            column = frame.put(area, column, area.y(), separator, look.ink(Role.STATUS));
            column = frame.put(area, column, area.y(), hint.key(), look.ink(Role.KEY_HINT));
            column = frame.put(area, column, area.y(), " " + hint.words(), look.ink(Role.STATUS));
        }
    }
}
