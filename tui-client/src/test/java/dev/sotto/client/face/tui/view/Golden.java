package dev.sotto.client.face.tui.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Compares a picture with the one that somebody looked at and found good, in {@code src/test/resources/golden}: its rows
 * as text, then for each row which roles its cells are drawn in. With {@code -Dsotto.golden=write} the file is written
 * instead; what changed is then to be looked at in the diff of the commit.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** {@code name} may begin with the name of a folder. */
    public static void check(String name, Frame frame, Look look) {
        String picture = picture(frame, look);
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if ("write".equals(System.getProperty("sotto.golden"))) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, picture);
            }
            assertThat(file)
                    .as("write it with -Dsotto.golden=write, then look at it")
                    .exists();
            assertThat(picture).as("%s", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 0: title-active 0-79}: the cells of a row that are alike; where several roles look alike, the first. */
    private static String picture(Frame frame, Look look) {
        Map<Ink, String> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            roles.putIfAbsent(look.ink(role), role.word());
        }
        roles.putIfAbsent(Ink.PLAIN, "nothing");
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < frame.rows(); row++) {
            text.append(frame.line(row)).append('\n');
        }
        text.append("--\n");
        for (int row = 0; row < frame.rows(); row++) {
            text.append(row).append(':');
            int from = 0;
            for (int column = 1; column <= frame.columns(); column++) {
                if (column == frame.columns() || !frame.ink(column, row).equals(frame.ink(from, row))) {
                    text.append(' ')
                            .append(word(frame.ink(from, row), roles))
                            .append(' ')
                            .append(from);
                    text.append(column - 1 > from ? "-" + (column - 1) : "");
                    from = column;
                }
            }
            text.append('\n');
        }
        return text.append("cursor ")
                .append(frame.cursorShown() ? frame.cursorColumn() + "," + frame.cursorRow() : "hidden")
                .append('\n')
                .toString();
    }

    /** A role may be drawn bold or underlined, and on the background of the role that it stands in. */
    private static String word(Ink ink, Map<Ink, String> roles) {
        String link = ink.link().isEmpty() ? "" : "<" + ink.link() + ">";
        Ink drawn = ink.linkedTo("");
        String role = roles.get(drawn);
        return (role == null ? changed(drawn, roles) : role) + link;
    }

    private static String changed(Ink drawn, Map<Ink, String> roles) {
        for (Map.Entry<Ink, String> known : roles.entrySet()) {
            Ink there = known.getKey().on(drawn.background());
            String word = known.getValue() + (there.equals(known.getKey()) ? "" : "+ground");
            if (there.equals(drawn)) {
                return word;
            }
            if (there.asBold().equals(drawn)) {
                return word + "+bold";
            }
            if (there.asBold().asUnderlined().equals(drawn)) {
                return word + "+bold+underlined";
            }
        }
        return "mixed";
    }
}
