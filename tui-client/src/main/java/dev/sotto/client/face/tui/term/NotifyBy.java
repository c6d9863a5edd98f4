package dev.sotto.client.face.tui.term;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How a terminal is asked to show a notification. */
public enum NotifyBy {
    /** iTerm2, WezTerm, Ghostty, kitty and others. */
    OSC_9,
    /** rxvt-unicode, foot and terminals built on VTE where the distribution allows it. */
    OSC_777,
    /** What every terminal has: it says that something happened and nothing more. */
    BELL;

    /** The best that a terminal is known to have, by the variables it sets. */
    public static NotifyBy detect(Function<String, Optional<String>> variables) {
        String program = variables.apply("TERM_PROGRAM").orElse("").toLowerCase(Locale.ROOT);
        String term = variables.apply("TERM").orElse("").toLowerCase(Locale.ROOT);
        if (program.equals("iterm.app")
                || program.equals("wezterm")
                || program.equals("ghostty")
                || term.contains("kitty")
                || term.contains("ghostty")) {
            return OSC_9;
        }
        return term.startsWith("foot") || term.startsWith("rxvt-unicode") ? OSC_777 : BELL;
    }
}
