package dev.sotto.client.core;

/** A stored message and its place in the chat: from 1, ascending, never used twice. */
public record NumberedMessage(long number, StoredMessage message) {}
