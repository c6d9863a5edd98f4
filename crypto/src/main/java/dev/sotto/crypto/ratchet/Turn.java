package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.stream.Stream;

/**
 * Whose DH step comes next, holding exactly the secrets that this step and sending until then need. The own step is taken when
 * something is sent, not when the peer's key arrives (Double Ratchet rev 4, 8.5): a ratchet key is never older than its first use.
 */
sealed interface Turn permits OwnTurn, PeerTurn, NoTurn {
    /** Whether a message can be sealed in this turn. */
    boolean canSend();

    /** This turn without what sending needs; the peer's messages stay readable. */
    Turn receiveOnly();

    Stream<SecretBytes> secrets();

    /** Writes the kind and its fields. */
    void write(LayoutWriter writer);

    static Turn read(LayoutReader reader) throws LayoutException {
        int kind = reader.u8();
        return switch (kind) {
            case NoTurn.KIND -> NoTurn.INSTANCE;
            case OwnTurn.KIND -> OwnTurn.read(reader);
            case PeerTurn.KIND -> PeerTurn.read(reader);
            default -> throw new LayoutException("There is no turn of kind " + kind + ".");
        };
    }
}
