package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Ed25519;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.X25519;

/** An identity with its private half: two independent 32-byte secrets, one to sign, one to agree. */
public final class IdentityKeyPair implements AutoCloseable {
    private final SecretBytes signingSeed;
    private final SecretBytes agreementKey;
    private final IdentityKey publicKey;

    private IdentityKeyPair(SecretBytes signingSeed, SecretBytes agreementKey) {
        this.signingSeed = signingSeed;
        this.agreementKey = agreementKey;
        this.publicKey = IdentityKey.ofOwn(Ed25519.publicKey(signingSeed), X25519.publicKey(agreementKey));
    }

    public static IdentityKeyPair generate(Randomness randomness) {
        return new IdentityKeyPair(Ed25519.generateSeed(randomness), X25519.generate(randomness));
    }

    /** The pair that {@link #encode} gave. */
    public static IdentityKeyPair decode(byte[] bytes) throws LayoutException {
        LayoutReader reader = new LayoutReader(bytes);
        IdentityKeyPair pair = read(reader);
        reader.end();
        return pair;
    }

    static IdentityKeyPair read(LayoutReader reader) throws LayoutException {
        return new IdentityKeyPair(reader.secret(Ed25519.SEED_LENGTH), reader.secret(X25519.LENGTH));
    }

    void write(LayoutWriter writer) {
        writer.secret(signingSeed).secret(agreementKey);
    }

    /** Signing seed(32), agreement key(32): for a sealed store and nothing else. */
    public SecretBytes encode() {
        LayoutWriter writer = new LayoutWriter();
        write(writer);
        return SecretBytes.own(writer.toBytes());
    }

    public IdentityKey publicKey() {
        return publicKey;
    }

    /** Ed25519 seed; belongs to this pair. */
    public SecretBytes signingSeed() {
        return signingSeed;
    }

    /** X25519 private key; belongs to this pair. */
    public SecretBytes agreementKey() {
        return agreementKey;
    }

    @Override
    public void close() {
        signingSeed.close();
        agreementKey.close();
    }

    @Override
    public String toString() {
        return "IdentityKeyPair[redacted]";
    }
}
