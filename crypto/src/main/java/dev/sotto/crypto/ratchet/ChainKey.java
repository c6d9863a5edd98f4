package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.primitive.SecretBytes;

/** CK: yields one message key, then the next chain key; neither leads back (Double Ratchet rev 4, 2.2). */
public final class ChainKey extends SymmetricKey {
    private ChainKey(SecretBytes secret) {
        super(secret);
    }

    /** Takes the secret over. */
    static ChainKey own(SecretBytes secret) {
        return new ChainKey(secret);
    }

    static ChainKey read(LayoutReader reader) throws LayoutException {
        return new ChainKey(reader.secret(Suite.KEY_LENGTH));
    }

    MessageKey messageKey(Suite suite) {
        return MessageKey.own(suite.messageKey(secret()));
    }

    ChainKey next(Suite suite) {
        return new ChainKey(suite.nextChainKey(secret()));
    }
}
