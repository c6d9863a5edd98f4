package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.model.Chat;
import dev.sotto.client.face.tui.model.Geometry;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.Standing;
import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.DisplayText;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** The list of chats: name, trust, unread count, last line. The number before the first nine is their Alt key. */
final class ChatList {
    private static final int MARGIN = 2;
    private static final int NUMBERED = 9;

    private ChatList() {}

    static void draw(Model model, Frame frame, Geometry geometry) {
        Rect area = geometry.list();
        if (area.isEmpty()) {
            return;
        }
        Look look = model.settings().look();
        boolean whole = geometry.panels().isEmpty();
        int unread = model.chats().unread();
        frame.fill(area.top(1), look.ink(whole ? Role.TITLE_ACTIVE : Role.TITLE));
        frame.put(
                area.top(1),
                0,
                " Chats" + (unread > 0 ? " (" + unread + " unread)" : ""),
                look.ink(whole ? Role.TITLE_ACTIVE : Role.TITLE));
        Rect rows = geometry.listRows();
        List<AccountName> order = model.chats().order();
        if (order.isEmpty()) {
            String words = model.chats().loaded() ? "No chats yet." : "Loading...";
            frame.put(rows, 0, " " + words, look.ink(Role.DIM));
        }
        int each = geometry.rowsOfChat();
        for (int i = 0; i < geometry.chatsInList() && model.list().top() + i < order.size(); i++) {
            int index = model.list().top() + i;
            Rect row = rows.below(i * each).top(each);
            model.chats().of(order.get(index)).ifPresent(chat -> chat(model, frame, row, chat, index));
        }
        if (!whole) {
            Rect border = new Rect(area.right(), area.y(), 1, area.height());
            frame.fill(border, look.signs().vertical(), look.ink(Role.BORDER));
        }
    }

    private static void chat(Model model, Frame frame, Rect area, Chat chat, int index) {
        Look look = model.settings().look();
        Standing standing = chat.standing();
        boolean chosen = model.list().focused()
                ? model.list().cursor() == index
                : model.panels().chat().equals(Optional.of(chat.peer()));
        Ink base = look.ink(chosen ? Role.LIST_CURRENT : Role.TEXT);
        frame.fill(area, base);
        String number = index < NUMBERED ? String.valueOf(index + 1) : " ";
        String pointer = chosen ? look.signs().pointer() : number;
        String badge = standing.unread() > 0 ? "(" + standing.unread() + ")" : "";
        Rect first = area.top(1);
        frame.put(first, 0, pointer, chosen ? base : look.ink(Role.DIM));
        Rect middle = first.rightOf(MARGIN).above(0).left(first.width() - MARGIN - badge.length() - 1);
        int behind = frame.put(
                middle, middle.x(), middle.y(), chat.peer().display(), standing.unread() > 0 ? base.asBold() : base);
        behind = trust(frame, middle, behind, standing, base, look);
        frame.put(
                first,
                first.right() - badge.length() - (badge.isEmpty() ? 0 : 1),
                first.y(),
                badge,
                look.ink(Role.UNREAD_BADGE));
        Ink dim = chosen ? base : look.ink(Role.DIM);
        if (area.height() > 1) {
            Rect second = area.below(1).rightOf(MARGIN);
            frame.put(second, 0, last(chat, second.width(), look), dim);
        } else {
            Rect rest = new Rect(behind + 1, middle.y(), middle.right() - behind - 1, 1);
            frame.put(rest, 0, last(chat, rest.width(), look), dim);
        }
    }

    private static int trust(Frame frame, Rect clip, int column, Standing standing, Ink base, Look look) {
        if (standing.changed()) {
            return frame.put(clip, column + 1, clip.y(), look.signs().failed(), look.ink(Role.CHANGED));
        }
        // On the background of the chosen row no colour but its own is sure to be seen.
        boolean usual = base.background().equals(Colour.DEFAULT) && !base.reverse();
        Ink ink = usual ? look.ink(Role.VERIFIED) : base;
        return standing.verified()
                ? frame.put(clip, column + 1, clip.y(), look.signs().accepted(), ink)
                : column;
    }

    private static String last(Chat chat, int columns, Look look) {
        if (chat.standing().changed()) {
            return look.signs().fit(chat.standing().trust().word(), columns);
        }
        if (!chat.draft().editor().isEmpty() && chat.standing().unread() == 0) {
            return look.signs()
                    .fit("draft: " + DisplayText.beginning(chat.draft().editor().text(), columns), columns);
        }
        return look.signs().fit(chat.standing().lastLine().orElse("no messages yet"), columns);
    }
}
