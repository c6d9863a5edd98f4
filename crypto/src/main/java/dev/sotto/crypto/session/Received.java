package dev.sotto.crypto.session;

import java.util.List;

/**
 * What became of received envelopes. Everything here goes into one transaction with the envelope's hash; the
 * acknowledgement follows the commit.
 *
 * @param next the conversation afterwards
 * @param events in the order in which to show them
 * @param usedOneTimePreKeys ids of pairs to delete: they made a session
 * @param seenHandshakes handshakes to remember: they made a session without a one-time prekey
 * @param rotateSignedPreKey a signed prekey has made as many sessions as can be remembered: publish a new one now
 */
public record Received(
        Conversation next,
        List<ConversationEvent> events,
        List<Integer> usedOneTimePreKeys,
        List<SeenHandshake> seenHandshakes,
        boolean rotateSignedPreKey) {
    public Received {
        events = List.copyOf(events);
        usedOneTimePreKeys = List.copyOf(usedOneTimePreKeys);
        seenHandshakes = List.copyOf(seenHandshakes);
    }
}
