package dev.sotto.backend.store;

/** What one sender's envelopes take in one recipient's queue. */
public record QueueShare(String sender, int envelopes, long bytes) {}
