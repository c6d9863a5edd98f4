package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Mode;
import java.util.Optional;

/** Which keys to name in a hint, as the live key map has them. */
@FunctionalInterface
public interface Chords {
    /** {@code Ctrl-K}, or empty where nothing is bound to that. */
    Optional<String> shown(Mode mode, Action action);

    /** The key while writing, else that of a selected message, else that of lists. */
    default Optional<String> shown(Action action) {
        return shown(Mode.COMPOSE, action).or(() -> shown(Mode.SELECT, action)).or(() -> shown(Mode.LIST, action));
    }
}
