package dev.sotto.client.face.tui;

import dev.sotto.client.face.tui.paint.Frame;
import java.time.Instant;
import java.util.Optional;

/** What the face is at: signing in, chatting, locked, leaving. Works on the one thread of the face. */
interface Stage {
    /** Takes an input and says what comes next, mostly itself. Inputs of other stages are ignored. */
    Stage on(Input input);

    void draw(Frame frame);

    /** When it wants a {@link Input.Tick} though nothing else happens. */
    default Optional<Instant> wakeAt() {
        return Optional.empty();
    }

    /** Whether the terminal shows something else now, such as an editor. */
    default boolean hidden() {
        return false;
    }

    /** The end: the exit code of the process, and what to say on the screen of the shell. */
    record Ended(int code, Optional<String> sentence) implements Stage {
        @Override
        public Stage on(Input input) {
            return this;
        }

        @Override
        public void draw(Frame frame) {}
    }
}
