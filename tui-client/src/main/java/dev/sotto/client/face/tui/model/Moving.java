package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.protocol.AccountName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** From chat to chat. */
final class Moving {
    private static final List<Action> NUMBERED = List.copyOf(EnumSet.range(Action.CHAT_1, Action.CHAT_9));

    private Moving() {}

    static void perform(Step step, Action action) {
        switch (action) {
            case NEXT_CHAT -> neighbour(step, 1);
            case PREVIOUS_CHAT -> neighbour(step, -1);
            case NEXT_UNREAD -> unread(step, 1);
            case PREVIOUS_UNREAD -> unread(step, -1);
            case LAST_CHAT -> last(step);
            case CHAT_1, CHAT_2, CHAT_3, CHAT_4, CHAT_5, CHAT_6, CHAT_7, CHAT_8, CHAT_9 ->
                nth(step, NUMBERED.indexOf(action));
            case TOGGLE_LIST -> toggleList(step);
            case SWITCHER -> Overlays.openSwitcher(step);
            case PALETTE -> Overlays.openPalette(step);
            default -> throw new IllegalArgumentException(action.word());
        }
    }

    /** In the active panel, or where it is shown already. */
    static void open(Step step, AccountName peer) {
        if (peer.equals(step.model().session().me())) {
            step.error("That is you. Choose somebody else.");
            return;
        }
        if (step.model().chats().of(peer).isEmpty()) {
            step.put(Chat.of(peer));
        }
        Panels panels = step.model().panels();
        toPanels(step, panels.with(panels.tab().show(peer)));
    }

    /** Another layout: the line and the selection belong to what was active before. */
    static void toPanels(Step step, Panels panels) {
        Optional<AccountName> before = step.peer();
        Tab left = step.model().panels().tab();
        // Who is in the normal mode of vim stays there; the next key must not become text.
        boolean normal = step.model().input().selecting()
                && step.model().settings().keys().profile() == Profile.VIM;
        step.panels(panels);
        step.list(step.model().list().left());
        step.input(input -> input.selecting(false));
        if (!before.equals(step.peer())) {
            before.ifPresent(peer -> step.input(input -> input.previous(before)));
            before.ifPresent(peer -> Reading.unselect(step, peer));
        }
        left.panels().stream()
                .flatMap(Optional::stream)
                .filter(peer -> !panels.tab().shows(peer))
                .forEach(peer -> Reading.left(step, peer));
        left.panels().stream().flatMap(Optional::stream).forEach(peer -> forgetUntouched(step, peer));
        panels.tab().panels().stream()
                .flatMap(Optional::stream)
                .filter(peer -> !left.shows(peer))
                .forEach(peer -> Reading.entered(step, peer));
        if (normal) {
            Messages.select(step);
        }
    }

    /** A name that was only tried does not stay in the list. */
    private static void forgetUntouched(Step step, AccountName peer) {
        boolean untouched = step.chat(peer).isUntouched()
                && !step.model().panels().shows(peer)
                && !step.model().asks().isAbout(peer);
        if (untouched) {
            step.set(step.model().with(step.model().chats().without(peer)));
        }
    }

    private static void neighbour(Step step, int by) {
        List<AccountName> order = step.model().chats().order();
        if (order.isEmpty()) {
            step.notice("There is no chat yet.");
            return;
        }
        int at = step.peer().map(order::indexOf).orElse(-1);
        open(step, order.get(at < 0 ? (by > 0 ? 0 : order.size() - 1) : Math.floorMod(at + by, order.size())));
    }

    private static void unread(Step step, int by) {
        List<AccountName> order = step.model().chats().order();
        int at = step.peer().map(order::indexOf).orElse(-1);
        for (int i = 1; i <= order.size(); i++) {
            AccountName peer = order.get(Math.floorMod((at < 0 && by < 0 ? 0 : at) + by * i, order.size()));
            if (step.chat(peer).standing().unread() > 0) {
                open(step, peer);
                return;
            }
        }
        step.notice("Nothing is unread.");
    }

    private static void last(Step step) {
        Optional<AccountName> previous = step.model().input().previous();
        if (previous.isPresent() && step.model().chats().of(previous.get()).isPresent()) {
            open(step, previous.get());
        } else {
            step.notice("There is no chat where you were before.");
        }
    }

    private static void nth(Step step, int index) {
        List<AccountName> order = step.model().chats().order();
        if (index < order.size()) {
            open(step, order.get(index));
        } else {
            step.notice("There is no chat " + (index + 1) + ".");
        }
    }

    static void toggleList(Step step) {
        ListPane list = step.model().list();
        if (!step.model().screen().narrow()) {
            step.list(list.shown(!list.shown()));
        } else if (list.focused()) {
            step.list(list.left());
        } else {
            int at = step.peer().map(step.model().chats()::indexOf).orElse(0);
            step.list(list.focus(Math.max(0, at)));
            step.input(input -> input.selecting(false));
        }
    }
}
