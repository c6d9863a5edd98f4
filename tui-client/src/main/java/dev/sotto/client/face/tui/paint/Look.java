package dev.sotto.client.face.tui.paint;

import java.util.function.Function;

/** How everything looks: the ink of each role, and the signs. */
public record Look(Function<Role, Ink> inks, Signs signs) {
    public Ink ink(Role role) {
        return inks.apply(role);
    }
}
