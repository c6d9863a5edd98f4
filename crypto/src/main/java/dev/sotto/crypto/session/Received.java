package dev.sotto.crypto.session;

import java.util.List;

/**
 * What became of received envelopes. Everything here goes into one transaction with the envelope's hash (see
 * {@link #remembersEnvelope}); the acknowledgement follows the commit.
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

    /**
     * Whether the hash of the one envelope that was received is to be stored. Not where the relay delivered it under
     * another id than the one inside: nothing has changed, and the right delivery must not pass for a duplicate of this.
     */
    public boolean remembersEnvelope() {
        return events.stream()
                .noneMatch(event -> event instanceof ConversationEvent.NotOpened unopened
                        && unopened.reason() == UnopenedReason.WRONG_ID);
    }
}
