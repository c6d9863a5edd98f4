package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.model.Chat;
import dev.sotto.client.face.tui.model.Geometry;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.PanelArea;
import dev.sotto.client.face.tui.model.Reading;
import dev.sotto.client.face.tui.model.Standing;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.pane.PanePainter;
import dev.sotto.client.face.tui.start.Welcome;
import dev.sotto.client.text.Clusters;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** The panels side by side: title bar, banner, messages. */
final class PanelPainter {
    private PanelPainter() {}

    static void draw(Model model, Frame frame, Geometry geometry) {
        Look look = model.settings().look();
        for (PanelArea area : geometry.panels()) {
            boolean active = area.index() == model.panels().tab().active();
            Optional<AccountName> peer = model.panels().tab().panels().get(area.index());
            Optional<Chat> chat = peer.flatMap(model.chats()::of);
            title(model, frame, area, peer, chat, active);
            banner(frame, area, look);
            if (chat.isPresent()) {
                PanePainter.draw(
                        frame,
                        area.messages(),
                        chat.get().timeline(),
                        chat.get().viewport(),
                        Reading.context(model, chat.get().peer()));
            } else {
                Welcome.draw(
                        frame,
                        area.messages(),
                        look,
                        model.session().me(),
                        model.session().server(),
                        Optional.empty(),
                        model.settings().keys()::shown);
            }
            if (area.index() > geometry.panels().get(0).index()) {
                Rect border = new Rect(
                        area.whole().x() - 1, area.whole().y(), 1, area.whole().height());
                frame.fill(border, look.signs().vertical(), look.ink(Role.BORDER));
            }
        }
    }

    private static void title(
            Model model, Frame frame, PanelArea area, Optional<AccountName> peer, Optional<Chat> chat, boolean active) {
        Look look = model.settings().look();
        Rect bar = area.title();
        frame.fill(bar, look.ink(active ? Role.TITLE_ACTIVE : Role.TITLE));
        if (peer.isEmpty() || chat.isEmpty()) {
            frame.put(
                    bar, 0, look.signs().fit(" Sotto", bar.width()), look.ink(active ? Role.TITLE_ACTIVE : Role.TITLE));
            return;
        }
        Standing standing = chat.get().standing();
        // The trust has its place whatever the name is.
        String trust = standing.trust().word();
        int room = Math.max(0, bar.width() - Clusters.width(trust) - 3);
        String mark = active && model.panels().tab().panels().size() > 1
                ? look.signs().pointer()
                : " ";
        String name = look.signs().fit(mark + peer.get().display(), room);
        int column = frame.put(bar, 0, name, look.ink(active ? Role.TITLE_ACTIVE : Role.TITLE));
        column = frame.put(
                bar, column + 2, bar.y(), trust, look.ink(standing.trust().role()));
        int panels = model.panels().tab().panels().size();
        boolean hidden = active && panels > Geometry.of(model).panels().size();
        boolean listed = model.list().shown() && !model.screen().narrow();
        int elsewhere = listed ? 0 : model.chats().unread() - standing.unread();
        if (hidden || elsewhere > 0) {
            String words = (hidden ? (area.index() + 1) + " of " + panels : "")
                    + (hidden && elsewhere > 0 ? " " : "")
                    + (elsewhere > 0 ? "+" + elsewhere + " unread" : "");
            int at = bar.right() - words.length() - 1;
            if (at > column + 1) {
                frame.put(bar, at, bar.y(), words, look.ink(Role.UNREAD_BADGE));
            }
        }
    }

    private static void banner(Frame frame, PanelArea area, Look look) {
        frame.fill(area.banner(), look.ink(Role.BANNER));
        for (int i = 0; i < area.bannerRows().size(); i++) {
            frame.put(area.banner(), i, area.bannerRows().get(i), look.ink(Role.BANNER));
        }
    }
}
