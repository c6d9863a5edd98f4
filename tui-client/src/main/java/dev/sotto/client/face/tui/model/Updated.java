package dev.sotto.client.face.tui.model;

import java.util.List;

/** The model after a message, and what has to happen outside. */
public record Updated(Model model, List<TuiEffect> effects) {}
