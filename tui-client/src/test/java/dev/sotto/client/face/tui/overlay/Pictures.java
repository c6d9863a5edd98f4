package dev.sotto.client.face.tui.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.paint.Signs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws and compares with the picture kept under that name: the screen, then the role of every cell as a letter (a is
 * the first role, b the second; a dot is plain text). {@code -Dpictures=DIRECTORY} writes them there instead.
 */
public final class Pictures {
    /** Of a screen, in cells. */
    public record Size(int columns, int rows) {}

    public static final List<Size> SIZES = List.of(new Size(40, 10), new Size(80, 24), new Size(200, 50));

    private static final List<Role> ROLES = List.of(Role.values());
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

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

    public static void compare(Class<?> of, String name, int columns, int rows, Drawing drawing) {
        Frame frame = new Frame(columns, rows);
        drawing.draw(frame, frame.bounds(), look(Signs.UNICODE));
        String file = name + "-" + columns + "x" + rows + ".txt";
        String drawn = text(frame) + "-".repeat(columns) + "\n" + roles(frame);
        String folder = System.getProperty("pictures");
        if (folder != null) {
            write(Path.of(folder, file), drawn);
        }
        assertThat(drawn).as(file).isEqualTo(read(of, file));
    }

    /** The rows without the empty ones at the end, each with a line break. */
    public static String text(Frame frame) {
        return trimmed(IntStream.range(0, frame.rows()).mapToObj(frame::line).collect(Collectors.joining("\n")));
    }

    private static String roles(Frame frame) {
        return trimmed(IntStream.range(0, frame.rows())
                .mapToObj(row -> IntStream.range(0, frame.columns())
                        .mapToObj(column -> role(frame.ink(column, row)))
                        .collect(Collectors.joining())
                        .replaceAll("\\.+$", ""))
                .collect(Collectors.joining("\n")));
    }

    private static String role(Ink ink) {
        return ink.foreground() instanceof Colour.Indexed colour && colour.index() != ROLES.indexOf(Role.TEXT)
                ? LETTERS.substring(colour.index(), colour.index() + 1)
                : ".";
    }

    private static String trimmed(String text) {
        return text.stripTrailing() + "\n";
    }

    private static String read(Class<?> of, String file) {
        try (InputStream in = of.getResourceAsStream(file)) {
            return in == null ? "no picture " + file : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
