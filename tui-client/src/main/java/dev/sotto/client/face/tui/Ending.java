package dev.sotto.client.face.tui;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import java.util.Optional;

/** How the system tells the program to end. */
final class Ending {
    private static final int BY_SIGNAL = 128;
    private static final int HANGUP = 1;

    private Ending() {}

    /** The exit code, if that event means the end: 128 and the number of the signal; a terminal that is gone is SIGHUP. */
    static Optional<Integer> codeOf(TermEvent event) {
        if (event instanceof TermEvent.Signalled signal && signal.kind() == TermEvent.Kind.END) {
            return Optional.of(BY_SIGNAL + signal.number());
        }
        return event instanceof TermEvent.HungUp ? Optional.of(BY_SIGNAL + HANGUP) : Optional.empty();
    }

    /** Whether it means back to the shell: Ctrl-Z where no key map is asked, or the signal. Not the end. */
    static boolean suspends(TermEvent event) {
        return event instanceof TermEvent.KeyPressed pressed
                ? pressed.key().equals(Key.ctrl("z"))
                : event instanceof TermEvent.Signalled signal && signal.kind() == TermEvent.Kind.SUSPEND;
    }
}
