package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import java.util.List;
import java.util.Optional;

/**
 * The whole screen while there is no client. A value, but for the {@link SecretField}s in it; the loop hands keys in,
 * does what is requested and tells the screen what came of it. Its keys are fixed: settings may not be read yet.
 */
public sealed interface StartScreen extends AutoCloseable permits Wizard, LockScreen, Busy, Failure {
    Turn key(Key key);

    /** A bracketed paste, not sanitised; ignored where there is no line to type in. */
    default Turn paste(String text) {
        return Turn.stay(this);
    }

    /** The turn of a key or a paste; empty for anything else that the terminal reports. */
    default Optional<Turn> take(TermEvent event) {
        if (event instanceof TermEvent.KeyPressed pressed) {
            return Optional.of(key(pressed.key()));
        }
        return event instanceof TermEvent.Pasted pasted ? Optional.of(paste(pasted.text())) : Optional.empty();
    }

    void draw(Frame frame, Rect area, Look look);

    /** Zeroes what was typed and not taken. Again is harmless. */
    @Override
    void close();

    /** The screen after it, and what is to happen. */
    record Turn(StartScreen screen, List<StartRequest> requests) {
        static Turn stay(StartScreen screen) {
            return new Turn(screen, List.of());
        }

        static Turn ask(StartScreen screen, StartRequest request) {
            return new Turn(screen, List.of(request));
        }
    }
}
