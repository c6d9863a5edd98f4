package dev.sotto.client.command;

import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answer to a command that could be carried out; what could not fails with a {@link CommandFailure}. */
public sealed interface Reply {
    /** Done, and there is nothing more to say. */
    record Done() implements Reply {}

    /** The message is committed to the outbox, and stored under that number with that time. */
    record Queued(EnvelopeId message, long number, Instant at) implements Reply {}

    /**
     * 60 digits, and what a QR code of it holds in lower-case hex. While a changed identity waits for a decision they
     * are its digits, and {@code previousDigits} those of the one known before.
     */
    record SafetyNumberShown(
            AccountName peer, String digits, String qr, boolean verified, Optional<String> previousDigits)
            implements Reply {}

    /** The chats, the one with the latest message first. */
    record Chats(List<ChatSummary> chats) implements Reply {}

    /** Messages, oldest first. */
    record History(AccountName peer, List<HistoryEntry> entries) implements Reply {}

    /** What was saved; no bytes if nothing was. */
    final class Workspace implements Reply {
        private final byte[] bytes;

        public Workspace(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }
}
