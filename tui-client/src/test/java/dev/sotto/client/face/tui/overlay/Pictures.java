package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.client.face.tui.view.Golden;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws something in the three sizes and compares it with its {@link Golden} pictures, in the folder of its package. */
public final class Pictures {
    /** Of a screen, in cells. */
    public record Size(int columns, int rows) {}

    public static final List<Size> SIZES = List.of(new Size(40, 10), new Size(80, 24), new Size(200, 50));

    private static final List<Role> ROLES = List.of(Role.values());

    private Pictures() {}

    /** Every role is told by its colour; the popup has a background of its own. */
    public static Look look(Signs signs) {
        return new Look(
                role -> {
                    Ink ink = Ink.of(new Colour.Indexed(ROLES.indexOf(role)));
                    return role == Role.POPUP ? ink.on(new Colour.Indexed(200)) : ink;
                },
                signs);
    }

    public interface Drawing {
        void draw(Frame frame, Rect area, Look look);
    }

    /** In all three sizes. */
    public static void compare(Class<?> of, String name, Drawing drawing) {
        for (Size size : SIZES) {
            compare(of, name, size.columns(), size.rows(), drawing);
        }
    }

    private static void compare(Class<?> of, String name, int columns, int rows, Drawing drawing) {
        Frame frame = new Frame(columns, rows);
        Look look = look(Signs.UNICODE);
        drawing.draw(frame, frame.bounds(), look);
        String folder = of.getPackageName().substring(of.getPackageName().lastIndexOf('.') + 1);
        Golden.check(folder + "/" + name + "-" + columns + "x" + rows, frame, look);
    }

    /** The rows without the empty ones at the end, each with a line break. */
    public static String text(Frame frame) {
        return IntStream.range(0, frame.rows())
                        .mapToObj(frame::line)
                        .collect(Collectors.joining("\n"))
                        .stripTrailing()
                + "\n";
    }
}
