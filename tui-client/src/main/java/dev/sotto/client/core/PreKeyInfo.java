package dev.sotto.client.core;

import dev.sotto.crypto.identity.PreKeyKind;

/** A stored prekey pair without its private halves. Times are Unix seconds; {@code expires} 0: never. */
public record PreKeyInfo(PreKeyKind kind, int id, long created, long expires) {}
