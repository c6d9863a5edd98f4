package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.Clusters;
import java.util.ArrayList;
import java.util.List;

/** A panel without a chat: how to get to one. */
final class Home {
    private Home() {}

    static void draw(Model model, Frame frame, Rect area) {
        Look look = model.settings().look();
        Rect inner = area.inset(2, 0);
        List<String> hello = Clusters.wrap(
                "Hello, " + model.session().me().display() + ". Only you and your peer can read a chat.",
                Math.max(1, inner.width()));
        List<String> lines = new ArrayList<>(hello);
        lines.addAll(ways(model));
        int y = Math.max(0, (area.height() - lines.size()) / 2);
        for (int i = 0; i < lines.size() && y + i < area.height(); i++) {
            Rect row = inner.below(y + i);
            Role role = i < hello.size() ? Role.TEXT : Role.DIM;
            frame.put(row, 0, look.signs().fit(lines.get(i), row.width()), look.ink(role));
        }
    }

    private static List<String> ways(Model model) {
        KeyMap keys = model.settings().keys();
        List<String> lines = new ArrayList<>();
        lines.add("");
        keys.shown(Mode.COMPOSE, Action.SWITCHER).ifPresent(key -> lines.add(key + " go to a chat, or begin one"));
        keys.shown(Mode.COMPOSE, Action.HELP).ifPresent(key -> lines.add(key + " all keys"));
        keys.shown(Mode.COMPOSE, Action.PALETTE).ifPresent(key -> lines.add(key + " find a command"));
        lines.add("/init <user> begin a chat with somebody");
        lines.add("/help how things work here");
        return lines;
    }
}
