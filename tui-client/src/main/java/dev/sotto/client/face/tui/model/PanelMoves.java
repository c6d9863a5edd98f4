package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.keys.Action;

/** Tabs and panels. */
final class PanelMoves {
    private PanelMoves() {}

    static void perform(Step step, Action action) {
        Panels panels = step.model().panels();
        Tab tab = panels.tab();
        switch (action) {
            case NEXT_PANEL -> Moving.toPanels(step, panels.with(tab.to(tab.active() + 1)));
            case PREVIOUS_PANEL -> Moving.toPanels(step, panels.with(tab.to(tab.active() - 1)));
            case SPLIT -> split(step);
            case CLOSE_PANEL -> Moving.toPanels(step, panels.closePanel());
            case NEW_TAB -> newTab(step);
            case NEXT_TAB -> Moving.toPanels(step, panels.toTab(panels.current() + 1));
            case PREVIOUS_TAB -> Moving.toPanels(step, panels.toTab(panels.current() - 1));
            default -> throw new IllegalArgumentException(action.word());
        }
    }

    static void split(Step step) {
        Panels panels = step.model().panels();
        if (panels.tab().canSplit()) {
            Moving.toPanels(step, panels.with(panels.tab().split()));
        } else {
            step.error("A tab has at most " + Tab.MAX_PANELS + " panels.");
        }
    }

    static void newTab(Step step) {
        Panels panels = step.model().panels();
        if (panels.canAdd()) {
            Moving.toPanels(step, panels.newTab());
        } else {
            step.error("There are at most " + Panels.MAX_TABS + " tabs.");
        }
    }
}
