package dev.sotto.client.face.tui.keys;

import java.util.Optional;

/** A chord and what it does; {@code otherwise} as in {@link Lookup.Found}. */
public record Binding(Chord chord, Action action, Optional<Action> otherwise) {}
