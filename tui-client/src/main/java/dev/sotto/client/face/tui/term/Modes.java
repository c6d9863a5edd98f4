package dev.sotto.client.face.tui.term;

/**
 * What the terminal is told when we come and when we go (xterm control sequences; ECMA-48). All are private modes that a
 * terminal ignores when it does not know them, so nothing is asked first.
 */
final class Modes {
    /** Presses, drags and the wheel with coordinates of any size; never every move of the mouse. */
    static final String MOUSE_ON = "\033[?1000h\033[?1002h\033[?1006h";

    static final String MOUSE_OFF = "\033[?1006l\033[?1002l\033[?1000l";

    /**
     * Keeps the title, then: alternate screen, no wrapping at the right edge (an emoji that is wider than we think cannot
     * spill), widths by clusters, bracketed paste, focus reports.
     */
    static final String ENTER = "\033[22;0t\033[?1049h\033[?7l\033[?2027h\033[?2004h\033[?1004h\033[?25l";

    /**
     * Undoes everything, also in the middle of a frame or of a string. The launcher prints the same when the program was
     * killed in a way that lets it do nothing itself.
     */
    static final String LEAVE = "\033\\\033[?2026l\033[0m\033]8;;\033\\" + MOUSE_OFF
            + "\033[?1004l\033[?2004l\033[?2027l\033[?7h\033[?25h\033[?1049l\033[23;0t";

    /** A question every terminal answers at once: when {@code CSI 0 n} comes, all that it sent before has been read. */
    static final String ASK_STATUS = "\033[5n";

    static final String BEGIN_FRAME = "\033[?2026h";
    static final String END_FRAME = "\033[?2026l";
    static final String HIDE_CURSOR = "\033[?25l";
    static final String SHOW_CURSOR = "\033[?25h";

    private Modes() {}
}
