package dev.sotto.crypto.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SeededRandomness;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Address, instance, identity key, own device: values, limits, and what they refuse. */
class IdentityTest {
    private final SeededRandomness random = new SeededRandomness(1);
    private final IdentityKeyPair pair = IdentityKeyPair.generate(random);
    private final Instance instance = Instance.create(1_000, Optional.empty(), random);
    private final DeviceAddress address = DeviceAddress.of("paul", 1);

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "abcdefghij012345"})
    void accountsThatAreOne(String account) throws Exception {
        DeviceAddress address = DeviceAddress.of(account, Integer.MAX_VALUE);
        LayoutWriter writer = new LayoutWriter();
        address.write(writer);
        DeviceAddress read = DeviceAddress.read(new LayoutReader(writer.toBytes()));
        assertThat(read).isEqualTo(address).hasSameHashCodeAs(address).hasToString(account + "/2147483647");
        assertThat(read.account()).isEqualTo(account);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "abcdefghij0123456", "a b", "a\n", "é", "a/"})
    void accountsThatAreNone(String account) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeviceAddress.of(account, 1));
        byte[] bytes = account.getBytes(StandardCharsets.UTF_8);
        LayoutReader reader =
                new LayoutReader(new LayoutWriter().lp(bytes).u32(1).toBytes());
        assertThatExceptionOfType(LayoutException.class).isThrownBy(() -> DeviceAddress.read(reader));
    }

    @Test
    void devicesCountFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> DeviceAddress.of("a", 0));
        assertThat(DeviceAddress.of("a", 1)).isNotEqualTo(DeviceAddress.of("a", 2));
        LayoutReader reader =
                new LayoutReader(new LayoutWriter().lp(new byte[] {'a'}).u32(0).toBytes());
        assertThatExceptionOfType(LayoutException.class).isThrownBy(() -> DeviceAddress.read(reader));
    }

    @Test
    void aNewInstanceIsGreaterWhateverTheClockSays() {
        Instance later = Instance.create(1_001, Optional.of(instance), random);
        Instance sameMilli = Instance.create(1_000, Optional.of(instance), random);
        Instance clockBack = Instance.create(5, Optional.of(later), random);
        assertThat(later).isGreaterThan(instance);
        assertThat(later.createdMillis()).isEqualTo(1_001);
        assertThat(sameMilli).isGreaterThan(instance);
        assertThat(clockBack).isGreaterThan(later);
        assertThat(clockBack.createdMillis()).isEqualTo(1_002);
    }

    @Test
    void instancesAreOrderedAsUnsignedBytes() {
        byte[] low = new byte[16];
        byte[] high = new byte[16];
        low[8] = 0x7f;
        high[8] = (byte) 0x80;
        assertThat(Instance.of(high)).isGreaterThan(Instance.of(low));
        assertThat(Instance.of(high)).isEqualByComparingTo(Instance.of(high)).isEqualTo(Instance.of(high));
        assertThat(Instance.of(high)).hasSameHashCodeAs(Instance.of(high)).isNotEqualTo(Instance.of(low));
        assertThat(Instance.of(high).toBytes()).isEqualTo(high);
    }

    @Test
    void instanceBytesAreExact() {
        assertThatIllegalArgumentException().isThrownBy(() -> Instance.of(new byte[15]));
        assertThatIllegalArgumentException().isThrownBy(() -> Instance.of(new byte[17]));
        byte[] negative = new byte[16];
        negative[0] = (byte) 0x80;
        assertThatIllegalArgumentException().isThrownBy(() -> Instance.of(negative));
    }

    @Test
    void anIdentityIsAllSixtyFiveBytes() throws Exception {
        IdentityKey key = pair.publicKey();
        IdentityKey same = IdentityKey.of(key.toBytes());
        assertThat(same).isEqualTo(key).hasSameHashCodeAs(key).hasToString("IdentityKey");
        assertThat(key.toBytes()).hasSize(65).startsWith(1).endsWith(key.x25519());
        IdentityKey other = IdentityKeyPair.generate(random).publicKey();
        IdentityKey swappedAgreement = IdentityKey.ofOwn(key.ed25519(), other.x25519());
        IdentityKey swappedSigning = IdentityKey.ofOwn(other.ed25519(), key.x25519());
        assertThat(key).isNotEqualTo(swappedAgreement).isNotEqualTo(swappedSigning);
    }

    @Test
    void anIdentityHasValidHalves() {
        byte[] good = pair.publicKey().toBytes();
        refused(BadKeyException.Reason.MALFORMED, Arrays.copyOf(good, 64));
        refused(BadKeyException.Reason.MALFORMED, Arrays.copyOf(good, 66));
        byte[] type = good.clone();
        type[0] = 2;
        refused(BadKeyException.Reason.MALFORMED, type);
        byte[] smallOrder = good.clone();
        Arrays.fill(smallOrder, 1, 33, (byte) 0);
        refused(BadKeyException.Reason.SMALL_ORDER, smallOrder);
        byte[] highBit = good.clone();
        highBit[64] |= (byte) 0x80;
        refused(BadKeyException.Reason.NON_CANONICAL, highBit);
    }

    @Test
    void anIdentityPairSurvivesTheStore() throws Exception {
        byte[] stored = pair.encode().expose();
        assertThat(stored).hasSize(64);
        IdentityKeyPair read = IdentityKeyPair.decode(stored);
        assertThat(read.publicKey()).isEqualTo(pair.publicKey());
        assertThat(read.signingSeed()).isEqualTo(pair.signingSeed()).isNotEqualTo(pair.agreementKey());
        assertThat(read.agreementKey()).isEqualTo(pair.agreementKey());
        assertMalformed(() -> IdentityKeyPair.decode(Arrays.copyOf(stored, 63)));
        assertMalformed(() -> IdentityKeyPair.decode(Arrays.copyOf(stored, 65)));
    }

    @Test
    void aDeviceSurvivesTheStore() throws Exception {
        LocalDevice device = LocalDevice.of(address, instance, pair);
        byte[] stored = device.encode().expose();
        LocalDevice read = LocalDevice.decode(stored);
        assertThat(read.publicIdentity()).isEqualTo(device.publicIdentity());
        assertThat(read.identitySignature()).isEqualTo(device.identitySignature());
        assertMalformed(() -> LocalDevice.decode(Arrays.copyOf(stored, stored.length - 1)));
        assertMalformed(() -> LocalDevice.decode(Arrays.copyOf(stored, stored.length + 1)));
        byte[] newer = stored.clone();
        newer[0] = 2;
        assertThatExceptionOfType(LayoutException.class)
                .isThrownBy(() -> LocalDevice.decode(newer))
                .withMessageContaining("upgrade");
    }

    @Test
    void aDeviceSignsItsAddressInstanceAndIdentity() {
        LocalDevice device = LocalDevice.of(address, instance, pair);
        byte[] signature = device.identitySignature();
        DeviceIdentity claim = device.publicIdentity();
        assertThat(device.signedIdentityBytes()).isEqualTo(claim.signedBytes());
        assertThat(claim.isSignedBy(signature)).isTrue();
        IdentityKey otherKey = IdentityKeyPair.generate(random).publicKey();
        Instance otherInstance = Instance.create(1_000, Optional.empty(), random);
        assertThat(new DeviceIdentity(DeviceAddress.of("paula", 1), instance, claim.key()).isSignedBy(signature))
                .isFalse();
        assertThat(new DeviceIdentity(DeviceAddress.of("paul", 2), instance, claim.key()).isSignedBy(signature))
                .isFalse();
        assertThat(new DeviceIdentity(address, otherInstance, claim.key()).isSignedBy(signature))
                .isFalse();
        assertThat(new DeviceIdentity(address, instance, otherKey).isSignedBy(signature))
                .isFalse();
        assertThat(new DeviceIdentity(
                                address, instance, IdentityKey.ofOwn(claim.key().ed25519(), otherKey.x25519()))
                        .isSignedBy(signature))
                .isFalse();
    }

    @Test
    void aNextInstanceIsGreater() {
        LocalDevice device = LocalDevice.of(address, instance, pair);
        Instance next = Instance.create(0, Optional.of(instance), random);
        LocalDevice restored = device.withInstance(next);
        assertThat(restored.instance()).isEqualTo(next);
        assertThat(restored.identity()).isSameAs(device.identity());
        assertThatIllegalArgumentException().isThrownBy(() -> restored.withInstance(next));
        assertThatIllegalArgumentException().isThrownBy(() -> restored.withInstance(instance));
    }

    @Test
    void secretsArePrintedNowhereAndWiped() {
        assertThat(pair).hasToString("IdentityKeyPair[redacted]");
        assertThat(LocalDevice.of(address, instance, pair)).hasToString("LocalDevice[paul/1]");
        pair.close();
        assertThat(pair.signingSeed().isClosed()).isTrue();
        assertThat(pair.agreementKey().isClosed()).isTrue();
    }

    private static void refused(BadKeyException.Reason reason, byte[] bytes) {
        assertThatExceptionOfType(BadKeyException.class)
                .isThrownBy(() -> IdentityKey.of(bytes))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static void assertMalformed(ThrowingCallable call) {
        assertThatExceptionOfType(LayoutException.class).isThrownBy(call);
    }
}
