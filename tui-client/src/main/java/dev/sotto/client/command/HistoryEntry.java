package dev.sotto.client.command;

import dev.sotto.protocol.EnvelopeId;
import java.time.Instant;
import java.util.Optional;

/**
 * One stored message of a chat. {@code number} is its place in the chat: from 1, ascending, never used twice.
 * {@code status} is there for own messages only.
 */
public record HistoryEntry(
        long number,
        EnvelopeId id,
        boolean own,
        String text,
        Instant at,
        Optional<MessageStatus> status,
        Optional<String> reason) {}
