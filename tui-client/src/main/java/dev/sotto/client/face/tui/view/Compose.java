package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.edit.EditorRows;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.model.ComposeScroll;
import dev.sotto.client.face.tui.model.Geometry;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.protocol.AccountName;
import java.util.List;

/** The line that is written, below a rule that says for whom. */
final class Compose {
    private Compose() {}

    static void draw(Model model, Frame frame, Geometry geometry) {
        if (geometry.compose().isEmpty()) {
            return;
        }
        Look look = model.settings().look();
        boolean writing = model.mode() == Mode.COMPOSE;
        Rect text = geometry.text();
        EditorRows rows = model.draft().editor().rows(Math.max(1, text.width()));
        String place = rows.size() > text.height() ? " row " + (rows.cursorRow() + 1) + " of " + rows.size() + " " : "";
        rule(model, frame, geometry.rule(), writing, place);
        int top = ComposeScroll.top(rows, text.height());
        List<String> seen = rows.rows(top, Math.min(rows.size(), top + text.height()));
        frame.put(geometry.compose(), 0, look.signs().pointer(), look.ink(writing ? Role.BORDER_ACTIVE : Role.BORDER));
        for (int i = 0; i < seen.size(); i++) {
            frame.put(text, i, seen.get(i), look.ink(Role.TEXT));
        }
        if (model.draft().editor().isEmpty()) {
            frame.put(text, 0, look.signs().fit(placeholder(model), text.width()), look.ink(Role.DIM));
        }
        if (writing) {
            frame.cursor(text.x() + rows.cursorColumn(), text.y() + rows.cursorRow() - top);
        }
    }

    /** {@code place}: where in a text one is that is longer than its box. */
    private static void rule(Model model, Frame frame, Rect area, boolean writing, String place) {
        Look look = model.settings().look();
        Role role = writing ? Role.BORDER_ACTIVE : Role.BORDER;
        frame.fill(area, look.signs().horizontal(), look.ink(role));
        String to = model.panels()
                .chat()
                .map(AccountName::display)
                .map(name -> " to " + name + " ")
                .orElse(" commands ");
        String mode = writing ? "" : model.mode() == Mode.SELECT ? "SELECT " : "";
        int behind =
                frame.put(area, area.x() + 2, area.y(), look.signs().fit(to + mode, area.width() - 2), look.ink(role));
        int at = area.right() - place.length() - 2;
        if (at > behind) {
            frame.put(area, at, area.y(), place, look.ink(role));
        }
    }

    private static String placeholder(Model model) {
        return model.panels().chat().isPresent() ? "Write a message, or / for a command" : "/ for a command";
    }
}
