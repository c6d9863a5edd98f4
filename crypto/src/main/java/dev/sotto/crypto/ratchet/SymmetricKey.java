package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Arrays;

/** A 32-byte secret with a role; the role is the subtype, so one kind can never stand in for another. */
public abstract sealed class SymmetricKey permits RootKey, ChainKey, MessageKey, HeaderKey {
    private final SecretBytes secret;

    /** Takes the secret over. */
    SymmetricKey(SecretBytes secret) {
        if (secret.length() != Suite.KEY_LENGTH) {
            throw new IllegalArgumentException("a key has 32 bytes, not " + secret.length());
        }
        this.secret = secret;
    }

    final SecretBytes secret() {
        return secret;
    }

    /** Never the key. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[redacted]";
    }

    /** The key at that place in an output of several keys. */
    static SecretBytes part(SecretBytes output, int index) {
        int from = index * Suite.KEY_LENGTH;
        return SecretBytes.own(Arrays.copyOfRange(output.expose(), from, from + Suite.KEY_LENGTH));
    }
}
