package dev.sotto.backend.mailbox;

import dev.sotto.protocol.v1.Deliver;

/** What a {@link MailboxStream} tells the connection it serves; called on the connection's Vert.x context. */
public interface MailboxListener {
    /** The next envelope. The stream keeps the window of unacknowledged ones itself. */
    void deliver(Deliver frame);

    /** Everything that waited when the mailbox was opened has been delivered and acknowledged. Called once. */
    void drained();

    /** The owner should upload one-time prekeys. */
    void prekeysLow(int remaining);

    /** Another connection has opened this mailbox; nothing more comes here. */
    void replaced();

    /** The queue could not be read; nothing more comes here. What was not acknowledged stays in the store. */
    void failed(Throwable cause);
}
