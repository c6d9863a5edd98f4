package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.IdentityKey;

/** One thing that happened while an envelope was received; several come in the order in which to show them. */
public sealed interface ConversationEvent
        permits ConversationEvent.Opened,
                ConversationEvent.Missing,
                ConversationEvent.Unrecoverable,
                ConversationEvent.Established,
                ConversationEvent.PeerReset,
                ConversationEvent.Duplicate,
                ConversationEvent.NotOpened,
                ConversationEvent.IdentityChanged,
                ConversationEvent.Quarantined {
    /**
     * A payload was opened, and is shown exactly once.
     *
     * @param late it belongs before something that was opened earlier: it fills a hole, or comes from an older instance
     */
    record Opened(Payload payload, boolean late) implements ConversationEvent {}

    /** These seqs were not received yet. Comes just before the payload that shows it; they may still arrive late. */
    record Missing(long fromSeq, long toSeq) implements ConversationEvent {}

    /** So many missing messages of a session can never be read now: their keys were dropped. */
    record Unrecoverable(int messages) implements ConversationEvent {}

    /**
     * The peer's handshake made a session.
     *
     * @param sending this side sends on it from now on; false where a greater one exists
     * @param reinstalled the peer has a new instance: it was installed anew or restored
     */
    record Established(long epoch, boolean sending, boolean reinstalled) implements ConversationEvent {}

    /**
     * The peer dropped the session; comes just after the RESET itself.
     *
     * @param canSend a greater session is left to send on
     */
    record PeerReset(boolean canSend) implements ConversationEvent {}

    /** A message that was opened before: no line. */
    record Duplicate(MessageId id) implements ConversationEvent {}

    /** Could not be opened: a line. {@code kept} raw, for a known contact. */
    record NotOpened(MessageId id, UnopenedReason reason, boolean kept) implements ConversationEvent {}

    /** The peer shows another identity than the pinned one: one line; sending is blocked until the user decides. */
    record IdentityChanged(IdentityKey pinned, IdentityKey presented) implements ConversationEvent {}

    /** Waits for the user's decision; not {@code kept} where too many wait already, which is worth a line. */
    record Quarantined(MessageId id, boolean kept) implements ConversationEvent {}
}
