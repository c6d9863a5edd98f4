package dev.sotto.client.face.tui.model;

import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tabs, never none, and which one is seen. */
public record Panels(List<Tab> tabs, int current) {
    public static final int MAX_TABS = 9;

    static final Panels EMPTY = new Panels(List.of(Tab.EMPTY), 0);

    public Panels {
        tabs = List.copyOf(tabs);
        current = Math.floorMod(current, tabs.size());
    }

    /** The one that is seen. */
    public Tab tab() {
        return tabs.get(current);
    }

    /** The chat that the keys go to. */
    public Optional<AccountName> chat() {
        return tab().chat();
    }

    /** In any tab. */
    boolean shows(AccountName peer) {
        return tabs.stream().anyMatch(tab -> tab.shows(peer));
    }

    Panels with(Tab changed) {
        List<Tab> all = new ArrayList<>(tabs);
        all.set(current, changed);
        return new Panels(all, current);
    }

    Panels toTab(int index) {
        return new Panels(tabs, index);
    }

    boolean canAdd() {
        return tabs.size() < MAX_TABS;
    }

    Panels newTab() {
        List<Tab> all = new ArrayList<>(tabs);
        all.add(current + 1, Tab.EMPTY);
        return new Panels(all, current + 1);
    }

    /** Closes the active panel, and with the last one its tab, but for the last tab. */
    Panels closePanel() {
        if (tab().panels().size() > 1 || tabs.size() == 1) {
            return with(tab().close());
        }
        List<Tab> fewer = new ArrayList<>(tabs);
        fewer.remove(current);
        return new Panels(fewer, Math.min(current, fewer.size() - 1));
    }

    /** Nothing shows that chat any more. */
    Panels without(AccountName peer) {
        return new Panels(tabs.stream().map(t -> t.without(peer)).toList(), current);
    }
}
