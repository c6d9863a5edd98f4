package dev.sotto.client.face.tui.model;

/** Which part of the list of chats is seen. */
final class ListScroll {
    private ListScroll() {}

    /** The chosen chat stays in sight when it changes; the wheel may leave it. */
    static void settle(Step step) {
        if (step.model().list().focused() && !step.model().screen().narrow()) {
            step.list(step.model().list().left()); // beside the panels it needs no keys of its own
        }
        Model model = step.model();
        ListPane list = model.list();
        int chats = model.chats().order().size();
        int seen = Math.max(1, Geometry.of(model).chatsInList());
        int top = Math.min(list.top(), Math.max(0, chats - seen));
        if (list.focused()) {
            int cursor = Math.max(0, Math.min(list.cursor(), chats - 1));
            top = Math.min(cursor, Math.max(top, cursor - seen + 1));
            step.set(model.with(list.focus(cursor).top(top)));
        } else if (top != list.top()) {
            step.set(model.with(list.top(top)));
        }
    }

    static void show(Step step, int index) {
        Model model = step.model();
        int seen = Math.max(1, Geometry.of(model).chatsInList());
        int top = Math.min(index, Math.max(model.list().top(), index - seen + 1));
        step.set(model.with(model.list().top(Math.max(0, top))));
    }

    static void scroll(Step step, int by) {
        Model model = step.model();
        step.set(model.with(model.list().top(model.list().top() + by)));
    }
}
