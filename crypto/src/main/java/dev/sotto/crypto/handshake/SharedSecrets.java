package dev.sotto.crypto.handshake;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.X25519;

/** {@code DH1 | DH2 | DH3 [| DH4] | ss}: collects the shared secrets in that order and wipes each. */
final class SharedSecrets implements AutoCloseable {
    private final LayoutWriter secrets = new LayoutWriter();

    /** Adds a DH output; refuses what X25519 refuses. */
    SharedSecrets dh(SecretBytes privateKey, byte[] publicKey) throws PrimitiveException {
        return add(X25519.agree(privateKey, publicKey));
    }

    /** Adds a secret and wipes it. */
    SharedSecrets add(SecretBytes secret) {
        try (secret) {
            secrets.secret(secret);
        }
        return this;
    }

    /** All of them, for the caller to close. */
    SecretBytes join() {
        return SecretBytes.own(secrets.toBytes());
    }

    /** Wipes what was collected and not joined. */
    @Override
    public void close() {
        join().close();
    }
}
