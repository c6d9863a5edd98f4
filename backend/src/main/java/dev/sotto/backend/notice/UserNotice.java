package dev.sotto.backend.notice;

import dev.sotto.backend.store.QueuedEnvelope;

/** Something for the connection of one user. */
public sealed interface UserNotice {

    /**
     * An envelope was committed to the user's queue.
     *
     * @param previousRow the row before it in that queue; whoever has seen that one has missed nothing
     */
    record Arrived(long previousRow, QueuedEnvelope envelope) implements UserNotice {}

    /** One-time prekeys run out; asked as a request, so that no listener means offline. */
    record PrekeysLow(int remaining) implements UserNotice {}

    /** A connection opened the user's mailbox; listeners with a smaller token are replaced. */
    record Opened(long token) implements UserNotice {}
}
