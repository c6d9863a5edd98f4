package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Ed25519;
import dev.sotto.crypto.primitive.MlKem;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.X25519;

/** A prekey pair with its private halves, signed once when it was made. The KEM half is kept as its seed. */
public final class PreKeyPair implements AutoCloseable {
    private static final int FORMAT = 0x01;

    private final PreKeyKind kind;
    private final int id;
    private final PreKeyLife life;
    private final SecretBytes ecPrivate;
    private final SecretBytes kemSeed;
    private final byte[] signature;

    private PreKeyPair(
            PreKeyKind kind, int id, PreKeyLife life, SecretBytes ecPrivate, SecretBytes kemSeed, byte[] signature) {
        this.kind = kind;
        this.id = id;
        this.life = life;
        this.ecPrivate = ecPrivate;
        this.kemSeed = kemSeed;
        this.signature = signature;
    }

    /**
     * A new pair, signed by its owner.
     *
     * @param id from the counter of its kind; never used before by this owner
     * @param nowSeconds Unix seconds
     */
    public static PreKeyPair generate(
            PreKeyKind kind, int id, long nowSeconds, LocalDevice owner, Randomness randomness) {
        if (id < 0) {
            throw new IllegalArgumentException("A prekey id must be below 2^31.");
        }
        PreKeyLife life = PreKeyLife.from(kind, nowSeconds);
        PreKeyPair unsigned = new PreKeyPair(
                kind, id, life, X25519.generate(randomness), MlKem.generateSeed(randomness), new byte[0]);
        byte[] signature = owner.sign(unsigned.derivePublicPart().signedBytes(owner.address()));
        return new PreKeyPair(kind, id, life, unsigned.ecPrivate, unsigned.kemSeed, signature);
    }

    /** The pair that {@link #encode} gave. */
    public static PreKeyPair decode(byte[] bytes) throws LayoutException {
        LayoutReader reader = new LayoutReader(bytes);
        if (reader.u8() != FORMAT) {
            throw new LayoutException("This prekey was stored by a newer version; upgrade to open it.");
        }
        PreKeyKind kind = PreKeyKind.of(reader.u8());
        PreKeyPair pair = new PreKeyPair(
                kind,
                reader.u31(),
                PreKeyLife.read(reader, kind),
                reader.secret(X25519.LENGTH),
                reader.secret(MlKem.SEED_LENGTH),
                reader.bytes(Ed25519.SIGNATURE_LENGTH));
        reader.end();
        return pair;
    }

    /** Format(1), kind, id, created, expires, private(32), seed(64), signature(64): for a sealed store only. */
    public SecretBytes encode() {
        LayoutWriter writer = new LayoutWriter().u8(FORMAT).u8(kind.code()).u32(id);
        life.write(writer);
        writer.secret(ecPrivate).secret(kemSeed).bytes(signature);
        return SecretBytes.own(writer.toBytes());
    }

    /**
     * What is published. Its signature is checked first, so that a fault or a mixed-up store never hands out a pair
     * that nobody could use: a pair of somebody else's is our own bug (IllegalArgumentException).
     */
    public PreKey publicPart(LocalDevice owner) {
        PreKey publicPart = derivePublicPart();
        if (!publicPart.isSignedBy(owner.address(), owner.identity().publicKey())) {
            throw new IllegalArgumentException("This prekey pair was not signed by " + owner.address() + ".");
        }
        return publicPart;
    }

    /** The public halves with the stored signature, unchecked: for one's own key derivation, never for others. */
    public PreKey derivePublicPart() {
        byte[] ec = X25519.publicKey(ecPrivate);
        byte[] kem = MlKem.encapsulationKey(PreKey.KEM, kemSeed);
        return new PreKey(kind, id, life, ec, kem, signature.clone());
    }

    public PreKeyKind kind() {
        return kind;
    }

    public int id() {
        return id;
    }

    /** Unix seconds, whole days. */
    public long created() {
        return life.created();
    }

    /** Unix seconds, whole days; 0: never. */
    public long expires() {
        return life.expires();
    }

    /** X25519 private key; belongs to this pair. */
    public SecretBytes ecPrivate() {
        return ecPrivate;
    }

    /** ML-KEM-1024 seed; belongs to this pair. */
    public SecretBytes kemSeed() {
        return kemSeed;
    }

    @Override
    public void close() {
        ecPrivate.close();
        kemSeed.close();
    }

    @Override
    public String toString() {
        return "PreKeyPair[" + kind + " " + id + ", redacted]";
    }
}
