package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.ratchet.Suite.Layer;
import java.util.Optional;

/** HK: seals the headers of one chain; a receiver finds the chain of a message by trying (Double Ratchet rev 4, 4). */
public final class HeaderKey extends SymmetricKey {
    private HeaderKey(SecretBytes secret) {
        super(secret);
    }

    /** Takes the secret over. */
    public static HeaderKey own(SecretBytes secret) {
        return new HeaderKey(secret);
    }

    static HeaderKey read(LayoutReader reader) throws LayoutException {
        return new HeaderKey(reader.secret(Suite.KEY_LENGTH));
    }

    byte[] seal(Suite suite, byte[] salt, byte[] aad, RatchetHeader header) {
        return suite.seal(Layer.HEADER, secret(), salt, aad, header.encode());
    }

    /**
     * Empty when another key sealed this header.
     *
     * @throws DecryptionException MALFORMED, INCOMPATIBLE or BAD_KEY when the header is authentic and breaks a rule
     */
    Optional<RatchetHeader> open(Suite suite, RatchetMessage message) throws DecryptionException {
        byte[] header;
        try {
            header = suite.open(Layer.HEADER, secret(), message.salt(), message.head(), message.encryptedHeader());
        } catch (PrimitiveException e) {
            return Optional.empty();
        }
        return Optional.of(RatchetHeader.decode(header));
    }
}
