package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.pane.Entry;
import dev.sotto.client.face.tui.pane.Pane;
import dev.sotto.client.face.tui.pane.PaneContext;
import dev.sotto.client.face.tui.pane.Timeline;
import dev.sotto.client.face.tui.pane.Viewport;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** Where one is in the messages of a chat. */
public final class Reading {
    private Reading() {}

    /** What the rows of that chat depend on. */
    public static PaneContext context(Model model, AccountName peer) {
        KeyMap keys = model.settings().keys();
        return new PaneContext(
                model.session().me().display(),
                peer.display(),
                model.settings().zone(),
                model.now(),
                model.settings().look(),
                keys.shown(Mode.SELECT, Action.RETRY),
                keys.shown(Mode.COMPOSE, Action.VERIFY));
    }

    static void perform(Step step, Action action) {
        if (action == Action.SELECT_MODE) {
            if (!Completing.close(step)) {
                Messages.select(step);
            }
            return;
        }
        Optional<Chat> open = step.chat();
        if (open.isEmpty()) {
            step.notice("Go to a chat first.");
            return;
        }
        Chat chat = open.get();
        Viewport viewport = chat.viewport();
        Pane pane = pane(step.model(), chat);
        switch (action) {
            case PAGE_UP -> step.put(chat.with(viewport.pageUp(pane)));
            case PAGE_DOWN -> step.put(chat.with(viewport.pageDown(pane)));
            case SCROLL_UP -> step.put(chat.with(viewport.scroll(-1, pane)));
            case SCROLL_DOWN -> step.put(chat.with(viewport.scroll(1, pane)));
            case TOP -> top(step, chat, pane);
            case BOTTOM -> step.put(chat.with(viewport.bottom()));
            case FIRST_UNREAD -> firstUnread(step, chat, pane);
            default -> throw new IllegalArgumentException(action.word());
        }
    }

    static void scroll(Step step, AccountName peer, int rows) {
        step.change(peer, chat -> chat.with(chat.viewport().scroll(rows, pane(step.model(), chat))));
    }

    static void toBottom(Step step, AccountName peer) {
        step.change(peer, chat -> chat.with(chat.viewport().bottom()));
    }

    static void unselect(Step step, AccountName peer) {
        step.change(peer, chat -> chat.with(chat.viewport().deselect(pane(step.model(), chat))));
    }

    /** The chat is not seen any more: the unread line has done its duty. */
    static void left(Step step, AccountName peer) {
        if (step.model().chats().of(peer).isPresent()) {
            step.change(peer, chat -> chat.with(chat.viewport().withoutUnread()));
        }
    }

    /** The chat is seen again: at what is unread, if one was at the newest message. */
    static void entered(Step step, AccountName peer) {
        step.change(peer, chat -> chat.loaded() && chat.viewport().isFollowing() ? atUnread(step.model(), chat) : chat);
        ListScroll.show(step, Math.max(0, step.model().chats().indexOf(peer)));
    }

    static Chat withUnreadLine(Chat chat) {
        Standing standing = chat.standing();
        return chat.with(chat.viewport().withUnread(standing.readTo(), standing.unread()));
    }

    /** With a page that was loaded. */
    static Chat loaded(Model model, Chat chat, Ask.Part part, List<Entry.Message> page, boolean more) {
        Timeline timeline = chat.timeline();
        return switch (part) {
            case OLDER -> chat.with(timeline.withOlder(page, more));
            case NEWER -> chat.with(timeline.withNewer(page, more));
            case OLDEST -> oldest(model, chat, page, more);
            case NEWEST ->
                chat.loaded()
                        ? chat.with(timeline.replaced(page, more, false))
                        : atUnread(
                                model, chat.with(timeline.withOlder(page, more)).loaded(true));
        };
    }

    static boolean wantsOlder(Model model, Chat chat) {
        return chat.viewport().wantsOlder(pane(model, chat));
    }

    static boolean wantsNewer(Model model, Chat chat) {
        return chat.viewport().wantsNewer(pane(model, chat));
    }

    static boolean newestVisible(Model model, Chat chat) {
        return chat.viewport().showsNewest(pane(model, chat));
    }

    /** The chat in the panel where it is, or would be. */
    static Pane pane(Model model, Chat chat) {
        Geometry geometry = Geometry.of(model);
        Rect rows = geometry.panels().stream()
                .filter(area -> model.panels().tab().panels().get(area.index()).equals(Optional.of(chat.peer())))
                .findFirst()
                .map(PanelArea::messages)
                .orElse(geometry.body());
        return new Pane(chat.timeline(), context(model, chat.peer()), rows.width(), rows.height());
    }

    private static Chat atUnread(Model model, Chat chat) {
        Standing standing = chat.standing();
        return standing.unread() == 0
                ? chat
                : chat.with(Viewport.opened(standing.readTo(), standing.unread(), pane(model, chat)));
    }

    /** To the first message that is loaded and, once it is, to the first one there is. */
    private static void top(Step step, Chat chat, Pane pane) {
        step.put(chat.with(chat.viewport().top(pane)));
        if (chat.loaded() && chat.timeline().hasOlder()) {
            Settling.loadOldest(step, chat.peer());
        }
    }

    /** Who went back to the newest message meanwhile stays there. */
    private static Chat oldest(Model model, Chat chat, List<Entry.Message> page, boolean more) {
        if (chat.viewport().isFollowing()) {
            return chat;
        }
        Chat jumped = chat.with(chat.timeline().replaced(page, false, more));
        return jumped.with(jumped.viewport().top(pane(model, jumped)));
    }

    private static void firstUnread(Step step, Chat chat, Pane pane) {
        if (chat.viewport().hasUnread()) {
            step.put(chat.with(chat.viewport().toUnread(pane)));
        } else {
            step.notice("Nothing is unread here.");
        }
    }
}
