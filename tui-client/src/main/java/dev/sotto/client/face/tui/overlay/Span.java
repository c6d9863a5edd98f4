package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.paint.Role;
import java.util.List;

/** A sanitised piece of a row and what it is. */
record Span(String text, Role role) {
    static List<Span> row(String text, Role role) {
        return List.of(new Span(text, role));
    }
}
