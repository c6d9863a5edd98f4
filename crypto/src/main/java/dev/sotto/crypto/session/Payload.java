package dev.sotto.crypto.session;

/**
 * What is encrypted: who it is (id), where it belongs in the sender's order (seq), and what it says (body).
 *
 * @param seq counts from 1 for each pair of sending and receiving instance: a hole in it is a missing message
 */
public record Payload(MessageId id, long seq, Body body) {
    public Payload {
        if (seq < 1) {
            throw new IllegalArgumentException("seq counts from 1, not " + seq);
        }
    }
}
