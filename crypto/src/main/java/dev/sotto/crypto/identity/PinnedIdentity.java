package dev.sotto.crypto.identity;

/** What is already known of a peer, which a bundle must not contradict: from the trust record. */
public record PinnedIdentity(IdentityKey identity, Instance instance, int suite) {}
