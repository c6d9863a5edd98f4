package dev.sotto.client;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.OnTerminal;
import java.util.function.BooleanSupplier;

/** Which face it is: the one that was asked for, else the full screen where it can be, else lines. */
enum FaceChoice {
    TUI,
    PLAIN,
    JSON;

    /** {@code onTerminal}: whether standard input and output are one. Fails if that does not go together. */
    static FaceChoice of(Arguments arguments, Environment environment, BooleanSupplier onTerminal)
            throws UsageException {
        if ((arguments.plain ? 1 : 0) + (arguments.json ? 1 : 0) + (arguments.tui ? 1 : 0) > 1) {
            throw new UsageException("Choose one of --tui, --plain and --json.");
        }
        if (arguments.json) {
            return JSON;
        }
        if (arguments.plain) {
            return PLAIN;
        }
        boolean possible = OnTerminal.isTerminalThatDraws(environment) && onTerminal.getAsBoolean();
        if (arguments.tui && !possible) {
            throw new UsageException("The full screen needs a terminal on standard input and output, and a TERM other"
                    + " than 'dumb'. Use --plain for lines.");
        }
        return possible ? TUI : PLAIN;
    }
}
