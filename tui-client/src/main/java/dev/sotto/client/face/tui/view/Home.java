package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import java.util.ArrayList;
import java.util.List;

/** A panel without a chat: how to get to one. */
final class Home {
    private Home() {}

    static void draw(Model model, Frame frame, Rect area) {
        Look look = model.settings().look();
        List<String> lines = lines(model);
        int y = Math.max(0, (area.height() - lines.size()) / 2);
        for (int i = 0; i < lines.size() && y + i < area.height(); i++) {
            Rect row = area.inset(2, 0).below(y + i);
            frame.put(row, 0, look.signs().fit(lines.get(i), row.width()), look.ink(i == 0 ? Role.TEXT : Role.DIM));
        }
    }

    private static List<String> lines(Model model) {
        KeyMap keys = model.settings().keys();
        List<String> lines = new ArrayList<>();
        lines.add("Hello, " + model.session().me().display() + ". Only you and your peer can read a chat.");
        lines.add("");
        keys.shown(Mode.COMPOSE, Action.SWITCHER).ifPresent(key -> lines.add(key + " go to a chat, or begin one"));
        lines.add("/init <user> begin a chat with somebody");
        keys.shown(Mode.COMPOSE, Action.PALETTE).ifPresent(key -> lines.add(key + " find a command"));
        keys.shown(Mode.COMPOSE, Action.HELP).ifPresent(key -> lines.add(key + " all keys"));
        lines.add("/help how things work here");
        return lines;
    }
}
