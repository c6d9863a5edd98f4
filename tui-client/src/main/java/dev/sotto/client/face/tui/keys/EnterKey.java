package dev.sotto.client.face.tui.keys;

/** What Enter does while one writes. With {@link #NEWLINE}, Alt-Enter and Ctrl-S send. */
public enum EnterKey {
    SEND,
    NEWLINE
}
