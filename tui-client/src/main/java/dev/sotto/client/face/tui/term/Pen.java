package dev.sotto.client.face.tui.term;

import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Ink;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Changes how the terminal writes (SGR, OSC 8), and remembers it, so that only changes are sent. */
final class Pen {
    private static final int MAX_LINK = 2048;

    private @Nullable Ink current;
    private String link = "";

    /** What the terminal needs to hear before it writes with that ink. */
    void take(Ink ink, StringBuilder out) {
        if (ink.equals(current)) {
            return;
        }
        if (current == null || !sameStyle(ink, current)) {
            style(ink, out);
        }
        String wanted = allowed(ink.link()) ? ink.link() : "";
        if (!wanted.equals(link)) {
            link(wanted, out);
        }
        current = ink;
    }

    /** Ends a link at the end of a frame. */
    void lift(StringBuilder out) {
        if (!link.isEmpty()) {
            link("", out);
            current = null;
        }
    }

    /** The terminal may write in any way. */
    void forget() {
        current = null;
        link = "";
    }

    private static void style(Ink ink, StringBuilder out) {
        out.append("\033[0");
        attribute(ink.bold(), ";1", out);
        attribute(ink.dim(), ";2", out);
        attribute(ink.italic(), ";3", out);
        attribute(ink.underline(), ";4", out);
        attribute(ink.reverse(), ";7", out);
        colour(ink.foreground(), 30, out);
        colour(ink.background(), 40, out);
        out.append('m');
    }

    private static void attribute(boolean on, String code, StringBuilder out) {
        if (on) {
            out.append(code);
        }
    }

    private static void colour(Colour colour, int base, StringBuilder out) {
        if (colour instanceof Colour.Ansi ansi) {
            int index = ansi.index() & 0xF;
            out.append(';').append(index < 8 ? base + index : base + 60 + index - 8);
        } else if (colour instanceof Colour.Indexed indexed) {
            out.append(';').append(base + 8).append(";5;").append(indexed.index() & 0xFF);
        } else if (colour instanceof Colour.Rgb rgb) {
            out.append(';').append(base + 8).append(";2;").append(rgb.red() & 0xFF);
            out.append(';').append(rgb.green() & 0xFF).append(';').append(rgb.blue() & 0xFF);
        }
    }

    private void link(String wanted, StringBuilder out) {
        link = wanted;
        out.append("\033]8;");
        if (!wanted.isEmpty()) {
            // The parts of a link that is folded into several rows are one link.
            out.append("id=").append(Integer.toHexString(wanted.hashCode()));
        }
        out.append(';').append(wanted).append("\033\\");
    }

    /** Checked here once more, whoever chose the ink: visible ASCII only, and nothing but these three schemes. */
    private static boolean allowed(String address) {
        if (address.isEmpty() || address.length() > MAX_LINK) {
            return false;
        }
        String lower = address.toLowerCase(Locale.ROOT);
        return (lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("mailto:"))
                && address.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }

    private static boolean sameStyle(Ink one, Ink other) {
        return one.linkedTo("").equals(other.linkedTo(""));
    }
}
