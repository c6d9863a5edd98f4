package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.paint.Role;

/** What is known about the identity behind a name; always a word, never a colour alone. */
public enum Trust {
    VERIFIED("verified", Role.VERIFIED),
    UNVERIFIED("unverified", Role.UNVERIFIED),
    CHANGED("KEY CHANGED", Role.CHANGED);

    private final String word;
    private final Role role;

    Trust(String word, Role role) {
        this.word = word;
        this.role = role;
    }

    /** Whether the identity was compared says nothing once it is another one. */
    public static Trust of(boolean changed, boolean verified) {
        return changed ? CHANGED : verified ? VERIFIED : UNVERIFIED;
    }

    public String word() {
        return word;
    }

    public Role role() {
        return role;
    }
}
