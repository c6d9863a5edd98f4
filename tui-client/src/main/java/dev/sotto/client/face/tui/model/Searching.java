package dev.sotto.client.face.tui.model;

/** A search in what was sent before: what was typed for it, and the line that it found last. */
public record Searching(String pattern, String found) {
    static final Searching NONE = new Searching("", "");
}
