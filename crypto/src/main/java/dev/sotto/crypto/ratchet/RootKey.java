package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.primitive.SecretBytes;

/** RK: every DH step of either side replaces it and starts a chain (Double Ratchet rev 4, 4.2). */
public final class RootKey extends SymmetricKey {
    private RootKey(SecretBytes secret) {
        super(secret);
    }

    /** Takes the secret over. */
    public static RootKey own(SecretBytes secret) {
        return new RootKey(secret);
    }

    static RootKey read(LayoutReader reader) throws LayoutException {
        return new RootKey(reader.secret(Suite.KEY_LENGTH));
    }

    /** KDF_RK_HE: mixes the output of a DH in. This key stays as it is. */
    Step step(Suite suite, SecretBytes dh) {
        try (SecretBytes output = suite.rootStep(secret(), dh)) {
            return new Step(
                    new RootKey(part(output, 0)), ChainKey.own(part(output, 1)), HeaderKey.own(part(output, 2)));
        }
    }

    /** What a DH step yields: the next root key, a new chain, and the header key of the chain after that. */
    static final class Step {
        final RootKey root;
        final ChainKey chain;
        final HeaderKey nextHeader;

        private Step(RootKey root, ChainKey chain, HeaderKey nextHeader) {
            this.root = root;
            this.chain = chain;
            this.nextHeader = nextHeader;
        }
    }
}
