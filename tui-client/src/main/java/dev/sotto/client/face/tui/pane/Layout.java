package dev.sotto.client.face.tui.pane;

import dev.sotto.client.command.FailureReason;
import dev.sotto.client.command.MessageStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a timeline at one width; only those of entries that are asked for are ever made. */
final class Layout {
    private final Shown shown;
    private final PaneContext context;
    private final Columns columns;
    private final int unreadAt;
    private final Map<Integer, Block> blocks = new HashMap<>();

    private Layout(Pane pane, Optional<Unread> unread) {
        this.shown = pane.timeline().shown();
        this.context = pane.context();
        this.columns = Columns.of(pane);
        this.unreadAt = unread.map(line -> unreadAt(line, pane.timeline())).orElse(-1);
    }

    static Layout of(Pane pane, Optional<Unread> unread) {
        return new Layout(pane, unread);
    }

    Columns columns() {
        return columns;
    }

    int size() {
        return shown.size();
    }

    Entry entry(int index) {
        return shown.get(index).entry();
    }

    /** The entry with the unread line above it, -1 if it is not loaded. */
    int unreadAt() {
        return unreadAt;
    }

    /** Where that entry is, or the one that comes next if it is not there any more; -1 if there is none at all. */
    int indexOf(EntryKey key) {
        int found = shown.indexOf(key);
        return found >= 0 ? found : Math.min(-found - 1, shown.size() - 1);
    }

    boolean isThere(EntryKey key) {
        return shown.indexOf(key) >= 0;
    }

    Block block(int index) {
        return blocks.computeIfAbsent(index, this::make);
    }

    /** The row so many rows further down or up, or the first or the last of all. Needs an entry. */
    Spot move(Spot from, int rows) {
        int index = from.index();
        long row = (long) from.row() + rows;
        while (row < 0 && index > 0) {
            row += block(--index).height();
        }
        while (row >= block(index).height() && index < size() - 1) {
            row -= block(index++).height();
        }
        return new Spot(index, (int) Math.max(0, Math.min(row, block(index).height() - 1)));
    }

    /** How many rows {@code to} is below {@code from}, which is not behind it. */
    int distance(Spot from, Spot to) {
        int rows = to.row() - from.row();
        for (int i = from.index(); i < to.index(); i++) {
            rows += block(i).height();
        }
        return rows;
    }

    /** How many rows there are from that one on, itself among them; counts no further than {@code limit}. */
    int rowsFrom(Spot from, int limit) {
        return limit <= 0 ? 0 : distance(from, move(from, limit - 1)) + 1;
    }

    Spot first() {
        return new Spot(0, 0);
    }

    Spot last() {
        return new Spot(size() - 1, block(size() - 1).height() - 1);
    }

    private int unreadAt(Unread unread, Timeline timeline) {
        for (int i = 0; i < shown.size(); i++) {
            if (entry(i) instanceof Entry.Message message && !message.own() && message.number() > unread.after()) {
                boolean sure = !timeline.hasOlder() || timeline.oldest().orElse(0) <= unread.after();
                return sure ? i : -1;
            }
        }
        return -1;
    }

    private Block make(int index) {
        Item item = shown.get(index);
        Entry entry = item.entry();
        boolean day = index == 0
                || !Times.day(entry.at(), context.zone())
                        .equals(Times.day(entry(index - 1).at(), context.zone()));
        boolean unread = index == unreadAt;
        boolean named = entry instanceof Entry.Message && (day || unread || !shown.continues(index));
        List<Row> body = item.body().rows(columns.room(entry));
        return new Block(day, unread, named && columns.narrow(), named, body, failure(entry));
    }

    private List<Row> failure(Entry entry) {
        boolean failed =
                entry instanceof Entry.Message message && message.status().equals(Optional.of(MessageStatus.FAILED));
        if (!failed) {
            return List.of();
        }
        String why = ((Entry.Message) entry)
                .reason()
                .map(reason -> ": " + FailureReason.inWords(reason))
                .orElse("");
        String way = context.retryKey()
                .map(key -> " Select it, then " + key + " puts it into the line again.")
                .orElse("");
        String sentence = context.look().signs().failed() + " Not sent" + why + "." + way;
        Entry.Note note = new Entry.Note(entry.key(), sentence, entry.at(), true);
        return Body.of(note).rows(columns.text());
    }
}
