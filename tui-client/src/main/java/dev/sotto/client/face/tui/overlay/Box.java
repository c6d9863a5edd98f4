package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.client.text.DisplayText;

/** A box with a border, in the middle of an area and never outside it. Its title and the hints in its lower border are cut to fit. */
public final class Box {
    private static final int BORDER = 1;
    private static final int PADDING = 1;

    private Box() {}

    /** So big that {@code columns} times {@code rows} fit inside, if the area is big enough. */
    public static Rect place(Rect area, int columns, int rows) {
        int width = Math.min(area.width(), columns + 2 * (BORDER + PADDING));
        int height = Math.min(area.height(), rows + 2 * BORDER);
        return new Rect(area.x() + (area.width() - width) / 2, area.y() + (area.height() - height) / 2, width, height);
    }

    /** What is inside the border. */
    public static Rect inside(Rect box) {
        return box.inset(BORDER + PADDING, BORDER);
    }

    /** Draws it empty. The texts may come from anybody. */
    public static void draw(Frame frame, Rect box, String title, String hints, Look look) {
        Ink popup = look.ink(Role.POPUP);
        Ink border = over(popup, look.ink(Role.BORDER_ACTIVE));
        frame.fill(box, popup);
        if (box.width() < 2 || box.height() < 2) {
            return;
        }
        boolean ascii = look.signs() == Signs.ASCII;
        edge(frame, box, 0, ascii ? "++" : "\u250C\u2510", border, look.signs());
        edge(frame, box, box.height() - 1, ascii ? "++" : "\u2514\u2518", border, look.signs());
        Rect sides = box.inset(0, BORDER);
        frame.fill(sides.left(1), look.signs().vertical(), border);
        frame.fill(sides.rightOf(box.width() - 1), look.signs().vertical(), border);
        label(frame, box.top(1), title, over(popup, look.ink(Role.POPUP_TITLE)).asBold(), look.signs());
        label(frame, box.lowest(1), hints, over(popup, look.ink(Role.KEY_HINT)), look.signs());
    }

    /** The ink, but on the background of the one below where it has none of its own. */
    public static Ink over(Ink below, Ink ink) {
        return ink.background().equals(Colour.DEFAULT) ? ink.on(below.background()) : ink;
    }

    private static void edge(Frame frame, Rect box, int row, String corners, Ink ink, Signs signs) {
        Rect line = box.below(row).top(1);
        frame.fill(line, signs.horizontal(), ink);
        frame.put(line, 0, corners.substring(0, 1), ink);
        frame.put(line, line.right() - 1, line.y(), corners.substring(1), ink);
    }

    private static void label(Frame frame, Rect line, String text, Ink ink, Signs signs) {
        Rect room = line.inset(BORDER + PADDING, 0);
        if (!text.isEmpty() && room.width() > 2) {
            frame.put(room, 0, " " + signs.fit(DisplayText.line(text), room.width() - 2) + " ", ink);
        }
    }
}
