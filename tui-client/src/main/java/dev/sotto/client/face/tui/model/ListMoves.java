package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.protocol.AccountName;
import java.util.List;

/** The list of chats while the keys go to it. What is open above everything takes these actions itself. */
final class ListMoves {
    private ListMoves() {}

    static void perform(Step step, Action action) {
        ListPane list = step.model().list();
        if (!list.focused()) {
            if (action == Action.CANCEL) {
                Completing.close(step);
            }
            return;
        }
        int last = step.model().chats().order().size() - 1;
        int page = Math.max(1, Geometry.of(step.model()).chatsInList() - 1);
        switch (action) {
            case ACCEPT -> accept(step);
            case CANCEL -> step.list(list.left());
            case LIST_UP -> to(step, list.cursor() - 1, last);
            case LIST_DOWN -> to(step, list.cursor() + 1, last);
            case LIST_PAGE_UP -> to(step, list.cursor() - page, last);
            case LIST_PAGE_DOWN -> to(step, list.cursor() + page, last);
            case LIST_TOP -> to(step, 0, last);
            case LIST_BOTTOM -> to(step, last, last);
            default -> throw new IllegalArgumentException(action.word());
        }
    }

    private static void accept(Step step) {
        List<AccountName> order = step.model().chats().order();
        int cursor = step.model().list().cursor();
        if (cursor >= 0 && cursor < order.size()) {
            Moving.open(step, order.get(cursor));
        } else {
            step.list(step.model().list().left());
        }
    }

    private static void to(Step step, int index, int last) {
        step.list(step.model().list().focus(Math.max(0, Math.min(index, last))));
    }
}
