package dev.sotto.client.face.tui.pane;

/** What of a chat is under the mouse. */
public sealed interface Hit {
    record Nothing() implements Hit {}

    /** A row of that message. */
    record OnMessage(EntryKey key) implements Hit {}

    /** An address within that message. */
    record OnLink(EntryKey key, String address) implements Hit {}

    /** The line that counts new messages below: {@link Viewport#bottom} goes there. */
    record OnNewBelow() implements Hit {}
}
