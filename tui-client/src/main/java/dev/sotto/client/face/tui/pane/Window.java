package dev.sotto.client.face.tui.pane;

import dev.sotto.client.face.tui.pane.Entry.Message;
import java.util.List;
import java.util.OptionalLong;

/** Which rows a pane shows: {@code blanks} empty ones, then those from {@code top} on. */
record Window(Layout layout, int height, Spot top, int blanks) {
    /** The newest row is the lowest one. */
    static Window atBottom(Layout layout, int height) {
        if (layout.size() == 0) {
            return new Window(layout, height, new Spot(0, 0), height);
        }
        Spot top = layout.move(layout.last(), 1 - Math.max(1, height));
        return new Window(layout, height, top, Math.max(0, height - layout.rowsFrom(top, height)));
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
        return filled ? new Window(layout, height, top, blanks) : atBottom(layout, height);
    }

    boolean isEmpty() {
        return layout.size() == 0;
    }

    /** The lowest row that is shown. */
    Spot bottom() {
        return layout.move(top, Math.max(0, height - blanks - 1));
    }

    boolean showsLast() {
        return isEmpty() || height > 0 && bottom().equals(layout.last());
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
        Block block = layout.block(top.index());
        List<Row> body = block.body();
        int row = Math.max(0, Math.min(top.row() - block.lead(), body.size() - 1));
        int screenRow = blanks + block.lead() + row - top.row();
        return new Anchor(layout.entry(top.index()).key(), body.get(row).start(), screenRow);
    }

    /** The number of the last message that is shown to its end. */
    OptionalLong lastNumber() {
        Spot bottom = isEmpty() ? top : bottom();
        for (int i = Math.min(bottom.index(), layout.size() - 1); i >= 0; i--) {
            boolean whole =
                    i < bottom.index() || bottom.row() == layout.block(i).height() - 1;
            if (whole && layout.entry(i) instanceof Message message) {
                return OptionalLong.of(message.number());
            }
        }
        return OptionalLong.empty();
    }
}
