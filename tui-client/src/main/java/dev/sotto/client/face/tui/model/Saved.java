package dev.sotto.client.face.tui.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the layout and the drafts are kept in the store.
 *
 * @param loaded what was kept last time was read, so it may be replaced
 * @param due when they have to be kept because they changed
 */
public record Saved(boolean loaded, Optional<Instant> due) {
    static final Saved NOT_LOADED = new Saved(false, Optional.empty());

    Saved asLoaded() {
        return new Saved(true, due);
    }

    Saved due(Optional<Instant> at) {
        return new Saved(loaded, at);
    }
}
