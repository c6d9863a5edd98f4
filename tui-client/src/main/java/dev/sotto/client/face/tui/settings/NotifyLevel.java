package dev.sotto.client.face.tui.settings;

/** How much a notification tells whoever sees the screen. */
public enum NotifyLevel {
    /** The sender and the text. */
    ALL,
    /** The sender. */
    SENDER,
    /** That there is a message. */
    NONE,
    /** There are no notifications. */
    OFF
}
