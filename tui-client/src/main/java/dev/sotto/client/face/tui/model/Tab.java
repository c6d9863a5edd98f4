package dev.sotto.client.face.tui.model;

import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One to four panels side by side. A panel shows a chat or, being empty, the welcome.
 *
 * @param panels from left to right; no chat is there twice
 * @param active the one that the keys go to
 */
public record Tab(List<Optional<AccountName>> panels, int active) {
    public static final int MAX_PANELS = 4;

    static final Tab EMPTY = new Tab(List.of(Optional.empty()), 0);

    public Tab {
        panels = List.copyOf(panels);
        active = Math.floorMod(active, panels.size());
    }

    public Optional<AccountName> chat() {
        return panels.get(active);
    }

    public boolean shows(AccountName peer) {
        return panels.contains(Optional.of(peer));
    }

    /** In the active panel, unless another one shows it already: that becomes the active one. */
    Tab show(AccountName peer) {
        int shown = panels.indexOf(Optional.of(peer));
        return shown >= 0 ? new Tab(panels, shown) : new Tab(with(active, Optional.of(peer)), active);
    }

    Tab to(int index) {
        return new Tab(panels, index);
    }

    boolean canSplit() {
        return panels.size() < MAX_PANELS;
    }

    /** An empty panel right of the active one, and active. */
    Tab split() {
        List<Optional<AccountName>> more = new ArrayList<>(panels);
        more.add(active + 1, Optional.empty());
        return new Tab(more, active + 1);
    }

    /** Without the active panel; the last one becomes empty instead. */
    Tab close() {
        if (panels.size() == 1) {
            return EMPTY;
        }
        List<Optional<AccountName>> fewer = new ArrayList<>(panels);
        fewer.remove(active);
        return new Tab(fewer, Math.min(active, fewer.size() - 1));
    }

    Tab without(AccountName peer) {
        int at = panels.indexOf(Optional.of(peer));
        return at < 0 ? this : new Tab(with(at, Optional.empty()), active);
    }

    private List<Optional<AccountName>> with(int index, Optional<AccountName> chat) {
        List<Optional<AccountName>> changed = new ArrayList<>(panels);
        changed.set(index, chat);
        return changed;
    }
}
