package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Ed25519;

/**
 * What a device says about itself and signs: its address, the instance of its store, and its identity key. Names one
 * account only, so that the signature proves nothing about who talked to whom.
 *
 * <p>Layout: {@code lp(account) device(u32) inst(16) identity(65)}; the signature ({@code idSig}) covers
 * {@code "Sotto-v1 identity" 0x00} and then this.
 */
public record DeviceIdentity(DeviceAddress address, Instance instance, IdentityKey key) {
    private static final String LABEL = "Sotto-v1 identity";

    /** A claim that is not yet checked: see {@link #isSignedBy}. */
    public static DeviceIdentity read(LayoutReader reader) throws LayoutException, BadKeyException {
        return new DeviceIdentity(DeviceAddress.read(reader), Instance.read(reader), IdentityKey.read(reader));
    }

    public void write(LayoutWriter writer) {
        address.write(writer);
        instance.write(writer);
        key.write(writer);
    }

    /** The bytes that the signature covers. */
    public byte[] signedBytes() {
        LayoutWriter writer = new LayoutWriter().label(LABEL);
        write(writer);
        return writer.toBytes();
    }

    /** Whether {@code signature} is this identity's own over {@link #signedBytes}. */
    public boolean isSignedBy(byte[] signature) {
        return Ed25519.verify(key.ed25519(), signedBytes(), signature);
    }
}
