package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import dev.sotto.crypto.ratchet.Suite.Layer;

/** MK: seals or opens the body of exactly one message. */
public final class MessageKey extends SymmetricKey implements AutoCloseable {
    private MessageKey(SecretBytes secret) {
        super(secret);
    }

    /** Takes the secret over. */
    static MessageKey own(SecretBytes secret) {
        return new MessageKey(secret);
    }

    static MessageKey read(LayoutReader reader) throws LayoutException {
        return new MessageKey(reader.secret(Suite.KEY_LENGTH));
    }

    byte[] seal(Suite suite, byte[] salt, byte[] aad, byte[] padded) {
        return suite.seal(Layer.MESSAGE, secret(), salt, aad, padded);
    }

    byte[] open(Suite suite, byte[] salt, byte[] aad, byte[] sealed) throws DecryptionException {
        try {
            return suite.open(Layer.MESSAGE, secret(), salt, aad, sealed);
        } catch (PrimitiveException e) {
            throw new DecryptionException(Reason.BAD_TAG, "The header is authentic, the body is not.");
        }
    }

    @Override
    public void close() {
        secret().close();
    }
}
