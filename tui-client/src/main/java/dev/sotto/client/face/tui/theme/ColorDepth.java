package dev.sotto.client.face.tui.theme;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Ink;
import java.util.Locale;
import java.util.Set;

/**
 * How many colours the terminal has. {@code NO_COLOR} (no-color.org) goes before everything; bold, underline and reverse
 * stay without colours too.
 */
public enum ColorDepth {
    MONO,
    ANSI16,
    INDEXED256,
    TRUE;

    private static final Set<String> TRUE_TERMINALS =
            Set.of("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm", "contour");
    private static final Set<String> TRUE_PROGRAMS = Set.of("iterm.app", "wezterm", "vscode", "ghostty");

    public static ColorDepth detect(Environment environment) {
        if (environment.text("NO_COLOR").isPresent()) {
            return MONO;
        }
        ColorDepth told = ofTerminal(environment);
        boolean forced = environment
                .text("CLICOLOR_FORCE")
                .filter(value -> !value.equals("0"))
                .isPresent();
        return told == MONO && forced ? ANSI16 : told;
    }

    /** The nearest that the terminal can show; the link stays. */
    public Ink apply(Ink ink) {
        if (this == MONO) {
            return withoutColours(ink);
        }
        Colour foreground = Reduction.reduce(ink.foreground(), this);
        Colour background = Reduction.reduce(ink.background(), this);
        // Two colours that became one would hide the text.
        boolean lost = foreground.equals(background)
                && !foreground.equals(Colour.DEFAULT)
                && !ink.foreground().equals(ink.background());
        return lost ? withoutColours(ink) : painted(ink, foreground, background, ink.reverse());
    }

    private static ColorDepth ofTerminal(Environment environment) {
        String term = word(environment, "TERM");
        if (term.isEmpty() || term.equals("dumb") || term.endsWith("-m") || term.endsWith("-mono")) {
            return MONO;
        }
        if (term.startsWith("vt1") || term.startsWith("vt2")) {
            return MONO;
        }
        ColorDepth named = term.contains("256color") ? INDEXED256 : ANSI16;
        if (term.startsWith("screen") && environment.text("TMUX").isEmpty()) {
            // GNU screen hands COLORTERM of the terminal around it on, but does not hand 24 bits on.
            return named;
        }
        return trueColour(environment, term) ? TRUE : named;
    }

    private static boolean trueColour(Environment environment, String term) {
        String said = word(environment, "COLORTERM");
        if (said.equals("truecolor") || said.equals("24bit")) {
            return true;
        }
        if (term.startsWith("tmux") || term.startsWith("screen")) {
            // The variables below are those of whatever started tmux, perhaps another terminal than the one now.
            return false;
        }
        return TRUE_TERMINALS.contains(term)
                || term.endsWith("-direct")
                || TRUE_PROGRAMS.contains(word(environment, "TERM_PROGRAM"))
                || environment.text("WT_SESSION").isPresent();
    }

    private static String word(Environment environment, String variable) {
        return environment.text(variable).orElse("").toLowerCase(Locale.ROOT);
    }

    /** What stood out by its background stands out by being reversed. */
    private static Ink withoutColours(Ink ink) {
        boolean reverse = ink.reverse() || !ink.background().equals(Colour.DEFAULT);
        return painted(ink, Colour.DEFAULT, Colour.DEFAULT, reverse);
    }

    private static Ink painted(Ink ink, Colour foreground, Colour background, boolean reverse) {
        return new Ink(
                foreground, background, ink.bold(), ink.dim(), ink.italic(), ink.underline(), reverse, ink.link());
    }
}
