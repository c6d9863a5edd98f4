package dev.sotto.client.core;

import dev.sotto.protocol.EnvelopeId;

/**
 * An envelope that the relay has not accepted yet: the stored bytes, repeated as they are until it does. {@code position}
 * orders the outbox; {@code text} says whether a {@link StoredMessage} of the same id belongs to it.
 */
public final class OutboxItem {
    private final long position;
    private final EnvelopeId id;
    private final String peer;
    private final byte[] ciphertext;
    private final boolean text;

    public OutboxItem(long position, EnvelopeId id, String peer, byte[] ciphertext, boolean text) {
        this.position = position;
        this.id = id;
        this.peer = peer;
        this.ciphertext = ciphertext.clone();
        this.text = text;
    }

    public long position() {
        return position;
    }

    public EnvelopeId id() {
        return id;
    }

    public String peer() {
        return peer;
    }

    public byte[] ciphertext() {
        return ciphertext.clone();
    }

    /** Bytes of the ciphertext. */
    public int length() {
        return ciphertext.length;
    }

    public boolean text() {
        return text;
    }
}
