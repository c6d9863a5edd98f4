package dev.sotto.client.command;

import dev.sotto.protocol.AccountName;
import java.time.Instant;
import java.util.Optional;

/** One line of the chat list. {@code active}: messages can be sent now without an init. */
public record ChatSummary(
        AccountName peer, boolean active, boolean identityChanged, boolean verified, Optional<Instant> lastMessageAt) {}
