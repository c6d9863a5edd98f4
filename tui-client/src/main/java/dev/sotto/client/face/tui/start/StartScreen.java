package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import java.util.List;

/**
 * The whole screen while there is no client. A value, but for the {@link SecretField}s in it; the loop hands keys in,
 * does what is requested and tells the screen what came of it. Its keys are fixed: settings may not be read yet.
 */
public sealed interface StartScreen extends AutoCloseable permits Wizard, LockScreen, Busy, Failure {
    Turn key(Key key);

    /** A bracketed paste, not sanitised. */
    Turn paste(String text);

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
