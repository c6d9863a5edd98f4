package dev.sotto.client.face.tui.pane;

import dev.sotto.client.face.tui.pane.Entry.Message;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the reader of a chat is: at its newest message, which it then follows, or held to one that is being read, which
 * nothing moves: no new message, no older page, no status. Also which message is selected, and where the unread line
 * is. Every operation is total: whatever a pane holds and however small it is. Immutable.
 */
public final class Viewport {
    /** At the newest message, nothing selected, nothing unread. */
    public static final Viewport FOLLOW = new Viewport(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** A page keeps so many rows of the one before. */
    private static final int OVERLAP = 2;

    /** A page of history is asked for when so few entries are left. */
    private static final int MARGIN = 50;

    private final Optional<Anchor> anchor;
    private final Optional<EntryKey> selected;
    private final Optional<Unread> unread;
    /** Up to this number nothing counts as new below; means nothing while it follows. */
    private final long seen;

    private Viewport(Optional<Anchor> anchor, Optional<EntryKey> selected, Optional<Unread> unread, long seen) {
        this.anchor = anchor;
        this.selected = selected;
        this.unread = unread;
        this.seen = seen;
    }

    /**
     * A chat that was read up to that number before, and has {@code count} unread messages: at the unread line, or at
     * the newest message if everything unread is in sight there. The timeline should hold what is unread.
     */
    public static Viewport opened(long readTo, int count, Pane pane) {
        return FOLLOW.withUnread(readTo, count).jumped(pane, readTo);
    }

    /** With the unread line before the first message of the peer behind that number; none if the count is 0. */
    public Viewport withUnread(long readTo, int count) {
        Optional<Unread> line = count > 0 ? Optional.of(new Unread(readTo, count)) : Optional.empty();
        return new Viewport(anchor, selected, line, seen);
    }

    public Viewport withoutUnread() {
        return new Viewport(anchor, selected, Optional.empty(), seen);
    }

    public boolean hasUnread() {
        return unread.isPresent();
    }

    /** Up if negative. At the last row it follows from then on. */
    public Viewport scroll(int rows, Pane pane) {
        Window now = window(pane);
        return now.isEmpty() ? this : at(now.layout().move(now.top(), rows), now, pane);
    }

    public Viewport pageUp(Pane pane) {
        return scroll(-Math.max(1, pane.height() - OVERLAP), pane);
    }

    public Viewport pageDown(Pane pane) {
        return scroll(Math.max(1, pane.height() - OVERLAP), pane);
    }

    /** To the first message that is loaded. */
    public Viewport top(Pane pane) {
        Window now = window(pane);
        return now.isEmpty() ? this : at(now.layout().first(), now, pane);
    }

    /** To the newest message, which is followed from then on; see {@link #wantsNewest}. Nothing is selected any more. */
    public Viewport bottom() {
        return new Viewport(Optional.empty(), Optional.empty(), unread, 0);
    }

    /** To the unread line, or to the first loaded message if it is further up. */
    public Viewport toUnread(Pane pane) {
        return unread.isEmpty() ? this : jumped(pane, seenNow(pane.timeline()));
    }

    /** Selects the message above, at first the lowest one in sight, and brings it into sight. */
    public Viewport selectUp(Pane pane) {
        Window now = window(pane);
        int from = selectedIndex(now).orElse(now.isEmpty() ? 0 : now.bottom().index() + 1);
        for (int i = Math.min(from, now.layout().size()) - 1; i >= 0; i--) {
            if (now.layout().entry(i) instanceof Message) {
                return selectedAt(i, now, pane);
            }
        }
        return this;
    }

    /** Selects the message below and brings it into sight; none if nothing is selected. */
    public Viewport selectDown(Pane pane) {
        Window now = window(pane);
        int from = selectedIndex(now).orElse(now.layout().size());
        for (int i = from + 1; i < now.layout().size(); i++) {
            if (now.layout().entry(i) instanceof Message) {
                return selectedAt(i, now, pane);
            }
        }
        return this;
    }

    /** Selects that message, as a click does. Nothing happens if it is not loaded. */
    public Viewport select(EntryKey key, Pane pane) {
        Window now = window(pane);
        boolean there = pane.timeline().message(key).isPresent();
        return there ? selectedAt(now.layout().indexOf(key), now, pane) : this;
    }

    /** Selects nothing; at the last row it follows again. */
    public Viewport deselect(Pane pane) {
        Viewport cleared = new Viewport(anchor, Optional.empty(), unread, seen);
        Window now = cleared.window(pane);
        return now.isEmpty() ? cleared : cleared.at(now.top(), now, pane);
    }

    /**
     * To be called after anything that may have changed the pane, a resize above all. Where the reader could not be left
     * in place, because the pane grew beyond the last row, the place found instead is the one that is kept from now on.
     */
    public Viewport settled(Pane pane) {
        Window now = window(pane);
        return now.pushed() ? at(now.top(), now, pane) : this;
    }

    public Optional<EntryKey> selected() {
        return selected;
    }

    /** What is selected, if it is still loaded: its text is what to copy, the links in it what to open. */
    public Optional<Message> selectedMessage(Timeline timeline) {
        return selected.flatMap(timeline::message);
    }

    public boolean isFollowing() {
        return anchor.isEmpty();
    }

    /** Whether the newest row of the chat is in sight. */
    public boolean showsNewest(Pane pane) {
        return !pane.timeline().hasNewer() && window(pane).showsLast();
    }

    /** The number of the last message that is in sight to its end: up to there the chat is read. */
    public OptionalLong readTo(Pane pane) {
        return window(pane).lastNumber();
    }

    /** How many messages of the peer came that are further down than the reader was; 0 while it follows. */
    public int newBelow(Pane pane) {
        if (isFollowing() || pane.height() == 0) {
            return 0;
        }
        long last = window(pane).lastNumber().orElse(Long.MIN_VALUE);
        return pane.timeline().peerMessagesAfter(Math.max(seen, last));
    }

    /** Whether to ask the store for {@link Timeline#PAGE} messages before {@link Timeline#oldest}, or for the newest ones. */
    public boolean wantsOlder(Pane pane) {
        return pane.timeline().hasOlder() && window(pane).top().index() < MARGIN;
    }

    /** Whether to ask the store for {@link Timeline#PAGE} messages behind {@link Timeline#newest}. */
    public boolean wantsNewer(Pane pane) {
        Window now = window(pane);
        boolean near = now.isEmpty() || now.bottom().index() >= now.layout().size() - MARGIN;
        return !isFollowing() && pane.timeline().hasNewer() && near;
    }

    /** Whether to ask the store for the newest messages, for {@link Timeline#replaced}: it follows and they are not there. */
    public boolean wantsNewest(Timeline timeline) {
        return isFollowing() && timeline.hasNewer();
    }

    Optional<Unread> unread() {
        return unread;
    }

    Window window(Pane pane) {
        Layout layout = Layout.of(pane, unread);
        return anchor.map(held -> Window.anchored(layout, pane.height(), held))
                .orElseGet(() -> Window.atBottom(layout, pane.height()));
    }

    private Viewport jumped(Pane pane, long seenSoFar) {
        Window now = window(pane);
        if (now.isEmpty()) {
            return this;
        }
        Spot line = new Spot(Math.max(0, now.layout().unreadAt()), 0);
        return new Viewport(anchor, selected, unread, seenSoFar).moved(line, now, pane, seenSoFar);
    }

    private Viewport selectedAt(int index, Window now, Pane pane) {
        Layout layout = now.layout();
        Viewport chosen = new Viewport(anchor, Optional.of(layout.entry(index).key()), unread, seen);
        Spot begin = new Spot(index, 0);
        Spot end = new Spot(index, layout.block(index).height() - 1);
        boolean lastRow = end.equals(layout.last());
        // The lowest row may be the one that counts what is new below.
        int usable = Math.max(1, lastRow ? pane.height() : pane.height() - 1);
        boolean tall = layout.block(index).height() > usable;
        Spot lowest = layout.move(now.top(), Math.max(0, usable - now.blanks() - 1));
        if (begin.compareTo(now.top()) >= 0 && end.compareTo(lowest) <= 0) {
            return chosen.held(now, pane);
        }
        boolean up = begin.compareTo(now.top()) < 0;
        return chosen.at(up || tall ? begin : layout.move(end, 1 - usable), now, pane);
    }

    /** With that row at the top, or at the bottom if there is not enough below it. */
    private Viewport at(Spot top, Window now, Pane pane) {
        return moved(top, now, pane, seenNow(pane.timeline()));
    }

    private Viewport moved(Spot top, Window now, Pane pane, long seenSoFar) {
        Window lowest = Window.atBottom(now.layout(), pane.height());
        if (top.compareTo(lowest.top()) < 0) {
            return held(Window.from(now.layout(), pane.height(), top), seenSoFar);
        }
        boolean follows = selected.isEmpty() && !pane.timeline().hasNewer();
        return follows ? new Viewport(Optional.empty(), selected, unread, 0) : held(lowest, seenSoFar);
    }

    private Viewport held(Window window, Pane pane) {
        return held(window, seenNow(pane.timeline()));
    }

    private Viewport held(Window window, long seenSoFar) {
        long last = window.lastNumber().orElse(seenSoFar);
        Anchor held = window.anchor(selectedIndex(window).orElse(-1));
        return new Viewport(Optional.of(held), selected, unread, Math.max(seenSoFar, last));
    }

    private long seenNow(Timeline timeline) {
        return isFollowing() ? timeline.newestKnown() : seen;
    }

    private Optional<Integer> selectedIndex(Window window) {
        return selected.filter(key -> window.layout().isThere(key))
                .map(key -> window.layout().indexOf(key));
    }
}
