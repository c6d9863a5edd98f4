package dev.sotto.client.face.tui.pane;

import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;

/** Draws a chat into a rectangle of any size, and says what of it is at a cell. */
public final class PanePainter {
    private PanePainter() {}

    /** Fills the area; nothing is drawn outside it. */
    public static void draw(Frame frame, Rect area, Timeline timeline, Viewport viewport, PaneContext context) {
        frame.fill(area, context.look().ink(Role.TEXT));
        if (area.isEmpty()) {
            return;
        }
        Pane pane = new Pane(timeline, context, area.width(), area.height());
        Window window = viewport.window(pane);
        if (window.isEmpty()) {
            Placeholder.draw(frame, area, timeline, context);
            return;
        }
        RowPainter rows = new RowPainter(frame, area, window.layout(), viewport, context);
        int y = area.y() + window.blanks();
        int rowInEntry = window.top().row();
        for (int i = window.top().index(); i < window.layout().size() && y < area.bottom(); i++) {
            Block block = window.layout().block(i);
            while (rowInEntry < block.height() && y < area.bottom()) {
                rows.draw(y++, i, rowInEntry++);
            }
            rowInEntry = 0;
        }
        int newBelow = viewport.newBelow(pane);
        if (newBelow > 0) {
            rows.newBelow(newBelow);
        }
    }

    /** What is at that cell of the screen, drawn as {@link #draw} does. */
    public static Hit hit(int column, int row, Rect area, Timeline timeline, Viewport viewport, PaneContext context) {
        Pane pane = new Pane(timeline, context, area.width(), area.height());
        Window window = viewport.window(pane);
        int down = row - area.y() - window.blanks();
        if (!area.contains(column, row) || window.isEmpty() || down < 0) {
            return new Hit.Nothing();
        }
        if (row == area.bottom() - 1 && viewport.newBelow(pane) > 0) {
            return new Hit.OnNewBelow();
        }
        Spot spot = window.layout().move(window.top(), down);
        if (!(window.layout().entry(spot.index()) instanceof Entry.Message message)) {
            return new Hit.Nothing();
        }
        Frame drawn = new Frame(area.width(), area.height());
        Rect local = new Rect(0, 0, area.width(), area.height());
        draw(drawn, local, timeline, viewport, context);
        String address = drawn.ink(column - area.x(), row - area.y()).link();
        return address.isEmpty() ? new Hit.OnMessage(message.key()) : new Hit.OnLink(message.key(), address);
    }
}
