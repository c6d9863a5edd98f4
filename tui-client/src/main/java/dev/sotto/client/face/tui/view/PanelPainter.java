package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.model.Chat;
import dev.sotto.client.face.tui.model.Geometry;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.PanelArea;
import dev.sotto.client.face.tui.model.Reading;
import dev.sotto.client.face.tui.model.Standing;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
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
        Ink ink = look.ink(active ? Role.TITLE_ACTIVE : Role.TITLE);
        frame.fill(bar, ink);
        int panels = model.panels().tab().panels().size();
        boolean hidden = active && panels > Geometry.of(model).panels().size();
        Rect free = hidden ? place(frame, bar, (area.index() + 1) + "/" + panels, look) : bar;
        String mark = active && panels > 1 ? look.signs().pointer() : " ";
        if (peer.isEmpty() || chat.isEmpty()) {
            frame.put(free, 0, look.signs().fit(mark + "Sotto", free.width()), ink);
            return;
        }
        Standing standing = chat.get().standing();
        // The trust has its place whatever the name is.
        String trust = standing.trust().word();
        int room = Math.max(0, free.width() - Clusters.width(trust) - 3);
        String name = look.signs().fit(mark + peer.get().display(), room);
        int column = frame.put(free, 0, name, ink);
        column = frame.put(
                free, column + 2, bar.y(), trust, look.ink(standing.trust().role()));
        boolean listed = model.list().shown() && !model.screen().narrow();
        int elsewhere = listed ? 0 : model.chats().unread() - standing.unread();
        if (elsewhere > 0) {
            String words = "+" + elsewhere + " unread";
            int at = free.right() - words.length() - 1;
            if (at > column + 1) {
                frame.put(free, at, bar.y(), words, look.ink(Role.UNREAD_BADGE));
            }
        }
    }

    /** Which of the panels it is, where not all are seen; the rest of the bar is returned. */
    private static Rect place(Frame frame, Rect bar, String which, Look look) {
        int columns = Math.min(bar.width(), which.length() + 1);
        Rect at = new Rect(bar.right() - columns, bar.y(), columns, bar.height());
        frame.put(at, 0, which, look.ink(Role.KEY_HINT));
        return bar.left(bar.width() - columns);
    }

    private static void banner(Frame frame, PanelArea area, Look look) {
        frame.fill(area.banner(), look.ink(Role.BANNER));
        for (int i = 0; i < area.bannerRows().size(); i++) {
            frame.put(area.banner(), i, area.bannerRows().get(i), look.ink(Role.BANNER));
        }
    }
}
