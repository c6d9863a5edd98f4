package dev.sotto.client.core;

import dev.sotto.protocol.AccountName;
import java.util.OptionalLong;

/**
 * A peer and the size of its history.
 *
 * @param messages how many are stored
 * @param lastMessageAt when the latest was stored, Unix milliseconds; none without messages
 */
public record StoredChat(AccountName peer, long messages, OptionalLong lastMessageAt) {}
