package dev.sotto.crypto.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.MlKem;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.primitive.X25519;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreKeyTest {
    private static final long DAY = 86_400;

    private final SeededRandomness random = new SeededRandomness(2);
    private final LocalDevice owner = device("paul");

    @Test
    void timesAreWholeDays() {
        PreKeyPair signed = PreKeyPair.generate(PreKeyKind.SIGNED, 1, 10 * DAY + DAY - 1, owner, random);
        assertThat(signed.created()).isEqualTo(10 * DAY);
        assertThat(signed.expires()).isEqualTo(40 * DAY);
        PreKeyPair next = PreKeyPair.generate(PreKeyKind.SIGNED, 2, 11 * DAY, owner, random);
        assertThat(next.created()).isEqualTo(11 * DAY);
        PreKeyPair oneTime = PreKeyPair.generate(PreKeyKind.ONE_TIME, 1, 10 * DAY, owner, random);
        assertThat(oneTime.created()).isEqualTo(10 * DAY);
        assertThat(oneTime.expires()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PreKeyPair.generate(PreKeyKind.SIGNED, 1, -1, owner, random));
    }

    @Test
    void idsAreBelowTwoToTheThirtyOne() {
        assertThat(PreKeyPair.generate(PreKeyKind.ONE_TIME, Integer.MAX_VALUE, 0, owner, random)
                        .id())
                .isEqualTo(Integer.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PreKeyPair.generate(PreKeyKind.ONE_TIME, -1, 0, owner, random));
    }

    @ParameterizedTest
    @EnumSource
    void thePublicPartBelongsToThePrivateHalves(PreKeyKind kind) {
        PreKeyPair pair = PreKeyPair.generate(kind, 7, DAY, owner, random);
        PreKey publicPart = pair.publicPart(owner);
        assertThat(publicPart.kind()).isEqualTo(kind);
        assertThat(publicPart.id()).isEqualTo(7);
        assertThat(publicPart.created()).isEqualTo(pair.created());
        assertThat(publicPart.expires()).isEqualTo(pair.expires());
        assertThat(publicPart.ec()).isEqualTo(X25519.publicKey(pair.ecPrivate()));
        assertThat(publicPart.kem()).isEqualTo(MlKem.encapsulationKey(PreKey.KEM, pair.kemSeed()));
        assertThat(publicPart.signature()).hasSize(64);
        assertThat(publicPart.isSignedBy(owner.address(), owner.identity().publicKey()))
                .isTrue();
        assertThat(publicPart).hasToString("PreKey[" + kind + " 7]");
    }

    @Test
    void theSignatureCoversKindOwnerAndEveryField() {
        PreKey good =
                PreKeyPair.generate(PreKeyKind.SIGNED, 7, DAY, owner, random).publicPart(owner);
        byte[] ec = good.ec();
        byte[] kem = good.kem();
        byte[] signature = good.signature();
        ec[0] ^= 1;
        kem[0] ^= 1;
        PreKeyLife life = good.life();
        assertForged(new PreKey(PreKeyKind.ONE_TIME, 7, life, good.ec(), good.kem(), signature));
        assertForged(new PreKey(PreKeyKind.SIGNED, 8, life, good.ec(), good.kem(), signature));
        assertForged(new PreKey(PreKeyKind.SIGNED, 7, life, ec, good.kem(), signature));
        assertForged(new PreKey(PreKeyKind.SIGNED, 7, life, good.ec(), kem, signature));
        PreKeyLife longer = new PreKeyLife(life.created(), life.expires() + DAY);
        assertForged(new PreKey(PreKeyKind.SIGNED, 7, longer, good.ec(), good.kem(), signature));
        PreKeyLife later = new PreKeyLife(life.created() + DAY, life.expires());
        assertForged(new PreKey(PreKeyKind.SIGNED, 7, later, good.ec(), good.kem(), signature));
        IdentityKey identity = owner.identity().publicKey();
        assertThat(good.isSignedBy(DeviceAddress.of("paula", 1), identity)).isFalse();
        assertThat(good.isSignedBy(DeviceAddress.of("paul", 2), identity)).isFalse();
        assertThat(good.isSignedBy(owner.address(), device("paul").identity().publicKey()))
                .isFalse();
    }

    @Test
    void aPairIsPublishedByItsOwnerOnly() {
        PreKeyPair pair = PreKeyPair.generate(PreKeyKind.SIGNED, 7, DAY, owner, random);
        LocalDevice stranger = device("paul");
        assertThatIllegalArgumentException().isThrownBy(() -> pair.publicPart(stranger));
    }

    @ParameterizedTest
    @EnumSource
    void aPairSurvivesTheStore(PreKeyKind kind) throws Exception {
        PreKeyPair pair = PreKeyPair.generate(kind, 7, 3 * DAY, owner, random);
        byte[] stored = pair.encode().expose();
        assertThat(stored).hasSize(182);
        PreKeyPair read = PreKeyPair.decode(stored);
        assertThat(read.kind()).isEqualTo(kind);
        assertThat(read.id()).isEqualTo(7);
        assertThat(read.ecPrivate()).isEqualTo(pair.ecPrivate());
        assertThat(read.kemSeed()).isEqualTo(pair.kemSeed());
        assertThat(read.publicPart(owner).signature())
                .isEqualTo(pair.publicPart(owner).signature());
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatExceptionOfType(LayoutException.class).isThrownBy(() -> PreKeyPair.decode(cut));
        }
        byte[] longer = Arrays.copyOf(stored, stored.length + 1);
        assertThatExceptionOfType(LayoutException.class).isThrownBy(() -> PreKeyPair.decode(longer));
        stored[1] = 3;
        assertThatExceptionOfType(LayoutException.class).isThrownBy(() -> PreKeyPair.decode(stored));
    }

    @Test
    void aPairOfALaterFormatAsksForAnUpgrade() {
        byte[] stored = PreKeyPair.generate(PreKeyKind.SIGNED, 7, DAY, owner, random)
                .encode()
                .expose();
        stored[0] = 2;
        assertThatExceptionOfType(LayoutException.class)
                .isThrownBy(() -> PreKeyPair.decode(stored))
                .withMessageContaining("upgrade");
    }

    @Test
    void oneEncodingOfTheTimes() throws Exception {
        assertThat(life(PreKeyKind.SIGNED, 5 * DAY, 35 * DAY)).isEqualTo(new PreKeyLife(5 * DAY, 35 * DAY));
        assertThat(life(PreKeyKind.ONE_TIME, 5 * DAY, 0)).isEqualTo(new PreKeyLife(5 * DAY, 0));
        assertBadLife(PreKeyKind.SIGNED, 5 * DAY + 1, 35 * DAY + 1);
        assertBadLife(PreKeyKind.SIGNED, 5 * DAY, 36 * DAY);
        assertBadLife(PreKeyKind.SIGNED, 5 * DAY, 34 * DAY);
        assertBadLife(PreKeyKind.SIGNED, 5 * DAY, 0);
        assertBadLife(PreKeyKind.ONE_TIME, 5 * DAY, 35 * DAY);
        assertBadLife(PreKeyKind.SIGNED, Long.MAX_VALUE / DAY * DAY, 0);
    }

    @Test
    void secretsArePrintedNowhereAndWiped() {
        PreKeyPair pair = PreKeyPair.generate(PreKeyKind.SIGNED, 7, DAY, owner, random);
        assertThat(pair).hasToString("PreKeyPair[SIGNED 7, redacted]");
        pair.close();
        assertThat(pair.ecPrivate().isClosed()).isTrue();
        assertThat(pair.kemSeed().isClosed()).isTrue();
    }

    private void assertForged(PreKey preKey) {
        assertThat(preKey.isSignedBy(owner.address(), owner.identity().publicKey()))
                .isFalse();
    }

    private static PreKeyLife life(PreKeyKind kind, long created, long expires) throws LayoutException {
        return PreKeyLife.read(
                new LayoutReader(new LayoutWriter().u64(created).u64(expires).toBytes()), kind);
    }

    private static void assertBadLife(PreKeyKind kind, long created, long expires) {
        assertThatExceptionOfType(LayoutException.class).isThrownBy(() -> life(kind, created, expires));
    }

    private LocalDevice device(String account) {
        return LocalDevice.of(
                DeviceAddress.of(account, 1),
                Instance.create(1, Optional.empty(), random),
                IdentityKeyPair.generate(random));
    }
}
