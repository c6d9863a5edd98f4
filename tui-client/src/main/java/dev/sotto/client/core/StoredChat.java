package dev.sotto.client.core;

import dev.sotto.protocol.AccountName;
import java.util.OptionalLong;

/**
 * A peer, the size of its history, and what of it was read.
 *
 * @param messages how many are stored
 * @param lastMessageAt when the latest was stored, Unix milliseconds; none without messages
 * @param lastNumber of the latest message there ever was, also if it is deleted; 0 if there never was one
 * @param readTo the number of the last message that was read; at most {@code lastNumber}
 * @param unread how many messages of the peer are behind it
 */
public record StoredChat(
        AccountName peer, long messages, OptionalLong lastMessageAt, long lastNumber, long readTo, long unread) {}
