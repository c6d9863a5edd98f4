package dev.sotto.client.command;

import dev.sotto.protocol.EnvelopeId;
import java.time.Instant;
import java.util.Optional;

/** One stored message of a chat. {@code status} is there for own messages only. */
public record HistoryEntry(
        EnvelopeId id, boolean own, String text, Instant at, Optional<MessageStatus> status, Optional<String> reason) {}
