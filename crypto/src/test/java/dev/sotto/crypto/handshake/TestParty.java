package dev.sotto.crypto.handshake;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKeyPair;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SeededRandomness;
import java.util.Optional;

/** A device with one prekey pair of each kind. Equal names and seeds give equal keys. */
public final class TestParty {
    /** A Wednesday noon, Unix seconds. */
    public static final long NOW = 1_764_072_000L;

    private final LocalDevice device;
    private final PreKeyPair signed;
    private final PreKeyPair oneTime;

    private TestParty(LocalDevice device, PreKeyPair signed, PreKeyPair oneTime) {
        this.device = device;
        this.signed = signed;
        this.oneTime = oneTime;
    }

    public static TestParty of(String account, long seed) {
        Randomness randomness = new SeededRandomness(seed);
        LocalDevice device = LocalDevice.of(
                DeviceAddress.of(account, 1),
                Instance.create(NOW * 1000, Optional.empty(), randomness),
                IdentityKeyPair.generate(randomness));
        return new TestParty(
                device,
                PreKeyPair.generate(PreKeyKind.SIGNED, 7, NOW, device, randomness),
                PreKeyPair.generate(PreKeyKind.ONE_TIME, 11, NOW, device, randomness));
    }

    public LocalDevice device() {
        return device;
    }

    public DeviceAddress address() {
        return device.address();
    }

    public PreKeyPair signed() {
        return signed;
    }

    public PreKeyPair oneTime() {
        return oneTime;
    }

    /** The one-time pair, if that is wanted. */
    public Optional<PreKeyPair> oneTime(boolean wanted) {
        return wanted ? Optional.of(oneTime) : Optional.empty();
    }

    public PreKeyBundle bundle(boolean withOneTime) {
        return PreKeyBundle.of(device, signed, oneTime(withOneTime));
    }
}
