package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.layout.ProtocolVersion;
import dev.sotto.crypto.primitive.Ed25519;
import dev.sotto.crypto.primitive.MlKem;
import dev.sotto.crypto.primitive.X25519;

/**
 * The public part of a prekey pair: X25519 and ML-KEM-1024 under one id and one signature. Both keys are
 * canonical; the signature is a claim until {@link #isSignedBy}.
 *
 * <p>Layout in a bundle: {@code id(u32) created(u64) expires(u64) ec(32) kem(1568) sig(64)}.
 */
public final class PreKey {
    /** The parameter set of the KEM half. */
    public static final MlKem.Parameters KEM = MlKem.Parameters.ML_KEM_1024;

    private static final String LABEL = "Sotto-v1 prekey";

    private final PreKeyKind kind;
    private final int id;
    private final PreKeyLife life;
    private final byte[] ec;
    private final byte[] kem;
    private final byte[] signature;

    PreKey(PreKeyKind kind, int id, PreKeyLife life, byte[] ec, byte[] kem, byte[] signature) {
        this.kind = kind;
        this.id = id;
        this.life = life;
        this.ec = ec;
        this.kem = kem;
        this.signature = signature;
    }

    static PreKey read(LayoutReader reader, PreKeyKind kind) throws LayoutException, BadKeyException {
        int id = reader.u31();
        PreKeyLife life = PreKeyLife.read(reader, kind);
        byte[] ec = reader.bytes(X25519.LENGTH);
        if (!X25519.isCanonical(ec)) {
            throw new BadKeyException(BadKeyException.Reason.NON_CANONICAL, "The prekey is not canonical.");
        }
        byte[] kem = reader.bytes(KEM.encapsulationKeyLength());
        if (!MlKem.isValidEncapsulationKey(KEM, kem)) {
            throw new BadKeyException(BadKeyException.Reason.NON_CANONICAL, "The prekey's KEM half is not canonical.");
        }
        return new PreKey(kind, id, life, ec, kem, reader.bytes(Ed25519.SIGNATURE_LENGTH));
    }

    void write(LayoutWriter writer) {
        writeUnsigned(writer);
        writer.bytes(signature);
    }

    /**
     * The bytes that the signature covers: {@code "Sotto-v1 prekey" 0x00 suite kind lp(account) device id created
     * expires ec kem}.
     */
    public byte[] signedBytes(DeviceAddress owner) {
        LayoutWriter writer =
                new LayoutWriter().label(LABEL).u8(ProtocolVersion.SUITE).u8(kind.code());
        owner.write(writer);
        writeUnsigned(writer);
        return writer.toBytes();
    }

    /** Whether the signature is by {@code identity}, for this device. */
    public boolean isSignedBy(DeviceAddress owner, IdentityKey identity) {
        return Ed25519.verify(identity.ed25519(), signedBytes(owner), signature);
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

    /** X25519 public key. */
    public byte[] ec() {
        return ec.clone();
    }

    /** ML-KEM-1024 encapsulation key. */
    public byte[] kem() {
        return kem.clone();
    }

    public byte[] signature() {
        return signature.clone();
    }

    PreKeyLife life() {
        return life;
    }

    private void writeUnsigned(LayoutWriter writer) {
        writer.u32(id);
        life.write(writer);
        writer.bytes(ec).bytes(kem);
    }

    @Override
    public String toString() {
        return "PreKey[" + kind + " " + id + "]";
    }
}
