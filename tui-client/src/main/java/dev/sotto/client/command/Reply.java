package dev.sotto.client.command;

import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.util.List;

/** The answer to a command that could be carried out; what could not fails with a {@link CommandFailure}. */
public sealed interface Reply {
    /** Done, and there is nothing more to say. */
    record Done() implements Reply {}

    /** The message is committed to the outbox. */
    record Queued(EnvelopeId message) implements Reply {}

    /** 60 digits, and what a QR code of it holds in lower-case hex. */
    record SafetyNumberShown(AccountName peer, String digits, String qr, boolean verified) implements Reply {}

    /** The chats, the one with the latest message first. */
    record Chats(List<ChatSummary> chats) implements Reply {}

    /** Messages, oldest first. */
    record History(AccountName peer, List<HistoryEntry> entries) implements Reply {}
}
