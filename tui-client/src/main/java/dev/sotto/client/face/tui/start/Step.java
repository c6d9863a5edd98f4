package dev.sotto.client.face.tui.start;

/** Where the wizard is. */
enum Step {
    SERVER("Which server?  (1 of 3)", "Enter next  Ctrl-Q quit"),
    NAME("Which name?  (2 of 3)", "Enter next  Esc back  Ctrl-Q quit"),
    /** Only of a relay that registers by token. */
    TOKEN("Which token?", "Enter next  Esc back  Ctrl-Q quit"),
    PROBING("One moment", "Esc back  Ctrl-Q quit"),
    FINGERPRINT("Is it the right server?", "Enter continues  Esc goes back"),
    PASSPHRASE("Your passphrase  (3 of 3)", "Enter next  Esc back  Ctrl-Q quit"),
    REPEAT("The passphrase once more  (3 of 3)", "Enter next  Esc back  Ctrl-Q quit"),
    STARTING("One moment", "Ctrl-Q quit");

    private final String title;
    private final String hints;

    Step(String title, String hints) {
        this.title = title;
        this.hints = hints;
    }

    String title() {
        return title;
    }

    String hints() {
        return hints;
    }
}
