package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Ed25519;
import dev.sotto.crypto.primitive.SecretBytes;

/** One's own device: its address, the instance of its store, and its identity with the private half. Immutable. */
public final class LocalDevice {
    private static final int FORMAT = 0x01;

    private final IdentityKeyPair identity;
    private final DeviceIdentity publicIdentity;

    private LocalDevice(DeviceAddress address, Instance instance, IdentityKeyPair identity) {
        this.identity = identity;
        this.publicIdentity = new DeviceIdentity(address, instance, identity.publicKey());
    }

    public static LocalDevice of(DeviceAddress address, Instance instance, IdentityKeyPair identity) {
        return new LocalDevice(address, instance, identity);
    }

    /** The device that {@link #encode} gave. */
    public static LocalDevice decode(byte[] bytes) throws LayoutException {
        LayoutReader reader = new LayoutReader(bytes);
        if (reader.u8() != FORMAT) {
            throw new LayoutException("This device was stored by a newer version; upgrade to open it.");
        }
        LocalDevice device =
                new LocalDevice(DeviceAddress.read(reader), Instance.read(reader), IdentityKeyPair.read(reader));
        reader.end();
        return device;
    }

    /** Format(1), {@code lp(account) device inst}, private identity(64): for a sealed store and nothing else. */
    public SecretBytes encode() {
        LayoutWriter writer = new LayoutWriter().u8(FORMAT);
        address().write(writer);
        instance().write(writer);
        identity.write(writer);
        return SecretBytes.own(writer.toBytes());
    }

    public DeviceAddress address() {
        return publicIdentity.address();
    }

    public Instance instance() {
        return publicIdentity.instance();
    }

    public IdentityKeyPair identity() {
        return identity;
    }

    /** What others may know. */
    public DeviceIdentity publicIdentity() {
        return publicIdentity;
    }

    /** What {@link #identitySignature} covers: {@code "Sotto-v1 identity" 0x00 lp(account) device inst identity}. */
    public byte[] signedIdentityBytes() {
        return publicIdentity.signedBytes();
    }

    /** {@code idSig}: the same bytes at each call. */
    public byte[] identitySignature() {
        return sign(signedIdentityBytes());
    }

    /**
     * The same device with the store's next life; shares the identity. Once the old one was used, a lower instance
     * would be refused by everybody: that is our own bug (IllegalArgumentException).
     */
    public LocalDevice withInstance(Instance next) {
        if (next.compareTo(instance()) <= 0) {
            throw new IllegalArgumentException("A new instance must be greater than the one before.");
        }
        return new LocalDevice(address(), next, identity);
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(identity.signingSeed(), message);
    }

    @Override
    public String toString() {
        return "LocalDevice[" + address() + "]";
    }
}
