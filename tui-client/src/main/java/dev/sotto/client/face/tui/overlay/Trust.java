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

    public String word() {
        return word;
    }

    public Role role() {
        return role;
    }
}
