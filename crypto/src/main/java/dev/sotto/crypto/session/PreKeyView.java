package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.PreKeyPair;
import java.util.Optional;

/** What a conversation may look up while it receives. Must answer as of the transaction that stores the result. */
public interface PreKeyView {
    /** The most seen handshakes of one signed prekey; beyond it only handshakes with a one-time prekey are accepted. */
    int MAX_SEEN_HANDSHAKES = 4_096;

    /** The signed pair with that id, while its private half is kept. */
    Optional<PreKeyPair> signedPreKey(int id);

    /** The one-time pair with that id, until it was used. */
    Optional<PreKeyPair> oneTimePreKey(int id);

    /** Whether a {@link SeenHandshake} with this hid is stored. */
    boolean handshakeSeen(byte[] hid);

    /** How many {@link SeenHandshake} of this signed prekey are stored. */
    int seenHandshakes(int signedPreKeyId);
}
