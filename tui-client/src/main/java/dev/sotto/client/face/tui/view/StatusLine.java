package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.Notice;
import dev.sotto.client.face.tui.paint.Frame;
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
        boolean online = model.session().online();
        String sign = online ? look.signs().online() : look.signs().offline();
        int column = frame.put(
                area,
                area.x() + 1,
                area.y(),
                sign + " " + word(model),
                look.ink(online ? Role.STATUS_ONLINE : Role.STATUS_OFFLINE));
        boolean notice = model.notice().isPresent();
        String account = model.session().me().display() + "@" + model.session().server();
        int behind = column + 2 + Clusters.width(account);
        int wanted = model.notice().map(StatusLine::columns).orElse(area.width() / 3);
        if (behind + 2 + wanted < area.right()) {
            column = frame.put(area, column + 2, area.y(), account, look.ink(Role.STATUS));
        }
        Rect rest = new Rect(column + 2, area.y(), area.right() - column - 3, 1);
        if (notice) {
            notice(frame, rest, model.notice().get(), look);
        } else {
            hints(model, frame, rest, look);
        }
    }

    private static int columns(Notice notice) {
        return Clusters.width(notice.sentence()) + (notice.error() ? 2 : 0);
    }

    private static void notice(Frame frame, Rect area, Notice notice, Look look) {
        String text = notice.error() ? look.signs().failed() + " " + notice.sentence() : notice.sentence();
        frame.put(area, 0, look.signs().fit(text, area.width()), look.ink(notice.error() ? Role.ERROR : Role.NOTICE));
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

    private static String word(Model model) {
        if (model.session().stopped()) {
            return "stopped";
        }
        return model.session().online() ? "online" : model.session().ready() ? "offline" : "connecting";
    }
}
