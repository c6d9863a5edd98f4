package dev.sotto.client.core;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.protocol.EnvelopeId;
import java.util.Optional;

/**
 * A message as the store keeps it. Times are Unix milliseconds: {@code sentAt} is the sender's word, {@code storedAt}
 * ours. {@code seq} is the sender's number towards the other side, from 1. {@code status} is there for own messages only.
 */
public record StoredMessage(
        String peer,
        EnvelopeId id,
        boolean own,
        long seq,
        String text,
        long sentAt,
        long storedAt,
        Optional<MessageStatus> status,
        Optional<String> reason) {}
