package dev.sotto.client.face.tui.pane;

import dev.sotto.client.face.tui.pane.Entry.Message;
import java.util.OptionalLong;

/**
 * Which rows a pane shows: {@code blanks} empty ones, then those from {@code top} on. {@code pushed}: an anchor could
 * not be kept, because there would have been nothing to show below the last row.
 */
record Window(Layout layout, int height, Spot top, int blanks, boolean pushed) {
    /** The newest row is the lowest one. */
    static Window atBottom(Layout layout, int height) {
        if (layout.size() == 0) {
            return new Window(layout, height, new Spot(0, 0), height, false);
        }
        Spot top = layout.move(layout.last(), 1 - Math.max(1, height));
        return new Window(layout, height, top, Math.max(0, height - layout.rowsFrom(top, height)), false);
    }

    /** With that row at the top. */
    static Window from(Layout layout, int height, Spot top) {
        return new Window(layout, height, top, 0, false);
    }

    /** The anchored row is where it was, unless there would be nothing to show below the last row. */
    static Window anchored(Layout layout, int height, Anchor anchor) {
        int index = layout.indexOf(anchor.key());
        if (index < 0) {
            return atBottom(layout, height);
        }
        Block block = layout.block(index);
        int row = layout.entry(index).key().equals(anchor.key()) ? Body.rowOf(block.body(), anchor.position()) : 0;
        Spot held = new Spot(index, block.lead() + row);
        int above = Math.min(anchor.screenRow(), Math.max(0, height - 1));
        Spot top = layout.move(held, -above);
        int blanks = above > 0 ? above - layout.distance(top, held) : 0;
        boolean filled = layout.rowsFrom(top, height - blanks) >= height - blanks;
        Window lowest = atBottom(layout, height);
        return filled
                ? new Window(layout, height, top, blanks, false)
                : new Window(layout, height, lowest.top(), lowest.blanks(), true);
    }

    boolean isEmpty() {
        return layout.size() == 0;
    }

    /** The lowest row that is shown. */
    Spot bottom() {
        return layout.move(top, Math.max(0, height - blanks - 1));
    }

    boolean showsLast() {
        return isEmpty() || (height > 0 && bottom().equals(layout.last()));
    }

    boolean shows(Spot spot) {
        return spot.compareTo(top) >= 0 && spot.compareTo(bottom()) <= 0;
    }

    /** What keeps this window where it is: the wanted message if it begins in it, else the first row of text. */
    Anchor anchor(int wanted) {
        if (wanted >= 0) {
            Spot begin = new Spot(wanted, layout.block(wanted).lead());
            if (shows(begin)) {
                return new Anchor(layout.entry(wanted).key(), 0, blanks + layout.distance(top, begin));
            }
        }
        Spot text = firstText();
        Block block = layout.block(text.index());
        int row = text.row() - block.lead();
        int screenRow = blanks + (text.compareTo(top) < 0 ? -layout.distance(text, top) : layout.distance(top, text));
        return new Anchor(
                layout.entry(text.index()).key(), block.body().get(row).start(), screenRow);
    }

    /** The first row of a text in the window; if there is none, the nearest one of the topmost entry. */
    private Spot firstText() {
        Block block = layout.block(top.index());
        int end = block.lead() + block.body().size();
        if (top.row() >= end && top.index() + 1 < layout.size()) {
            Spot next = new Spot(top.index() + 1, layout.block(top.index() + 1).lead());
            if (shows(next)) {
                return next;
            }
        }
        return new Spot(top.index(), Math.max(block.lead(), Math.min(top.row(), end - 1)));
    }

    /**
     * The number of the last message that is shown to its end. Where more is below, the lowest row does not count: the
     * line that says so may be in its place.
     */
    OptionalLong lastNumber() {
        if (isEmpty()) {
            return OptionalLong.empty();
        }
        Spot lowest = showsLast() ? bottom() : layout.move(top, height - blanks - 2);
        for (int i = lowest.index(); i >= 0; i--) {
            boolean whole =
                    i < lowest.index() || lowest.row() == layout.block(i).height() - 1;
            if (whole && layout.entry(i) instanceof Message message) {
                return OptionalLong.of(message.number());
            }
        }
        return OptionalLong.empty();
    }
}
