package dev.sotto.client.command;

import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.time.Instant;
import java.util.Optional;

/** Something that happened without being the answer to a command. Texts of other people are not sanitised here. */
public sealed interface ClientEvent {
    /** Logged in (or the store is open and the relay is still out of reach): commands are taken from now on. */
    record Ready(AccountName user) implements ClientEvent {}

    /** A text of a peer, committed to the store under that number. {@code sentAt} is the sender's word. */
    record MessageReceived(AccountName from, EnvelopeId message, long number, String text, Instant sentAt)
            implements ClientEvent {}

    /**
     * An own message that the peer could not read was sent once more, as a new one with another id and number. The
     * statuses of both follow: the new one is queued, the replaced one has failed.
     */
    record MessageResent(AccountName to, EnvelopeId replaced, EnvelopeId message, long number, String text, Instant at)
            implements ClientEvent {}

    /** An own message moved forward. */
    record StatusChanged(AccountName to, EnvelopeId message, MessageStatus status, Optional<String> reason)
            implements ClientEvent {}

    /** A chat was established by us or by the peer, reset by the peer, or its identity changed. */
    record SessionChanged(AccountName peer, SessionState state, Initiator by) implements ClientEvent {}

    record ConnectionChanged(boolean online) implements ClientEvent {}

    /** Progress of a command for a person to read; scripts do not see it. */
    record Progress(String sentence) implements ClientEvent {}

    /** A line that must not be missed: a gap, an unreadable message, a refused login. */
    record Problem(ErrorCode code, String sentence, Optional<AccountName> peer) implements ClientEvent {}

    /** The client stopped by itself and takes no more commands. */
    record Stopped(Optional<ErrorCode> code) implements ClientEvent {}

    enum SessionState {
        ESTABLISHED,
        RESET,
        IDENTITY_CHANGED
    }

    enum Initiator {
        US,
        PEER
    }
}
