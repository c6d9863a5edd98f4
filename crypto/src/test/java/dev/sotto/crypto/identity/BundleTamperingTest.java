package dev.sotto.crypto.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.identity.BundleException.Reason;
import dev.sotto.crypto.primitive.SeededRandomness;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A relay that changes, cuts or lengthens a bundle: refused at every byte, for the reason its field gives. */
class BundleTamperingTest {
    private static final long NOW = 20_000L * 86_400;
    private static final DeviceAddress BOB = DeviceAddress.of("bob", 1);

    private final byte[] bundle = bundle();

    /** Offsets of the layout: both bits that matter (lowest, highest) of each byte, except inside long keys. */
    @ParameterizedTest
    @CsvSource({
        "0,2,UPGRADE",
        "2,4,MALFORMED WRONG_DEVICE BAD_KEY",
        "4,7,MALFORMED WRONG_DEVICE",
        "7,11,MALFORMED WRONG_DEVICE",
        "11,27,MALFORMED BAD_SIGNATURE",
        "27,28,MALFORMED",
        "28,60,BAD_KEY BAD_SIGNATURE",
        "60,92,BAD_KEY BAD_SIGNATURE",
        "92,156,BAD_SIGNATURE",
        "156,160,MALFORMED BAD_SIGNATURE",
        "160,176,MALFORMED",
        "176,208,BAD_KEY BAD_SIGNATURE",
        "208,1776,BAD_KEY BAD_SIGNATURE",
        "1776,1840,BAD_SIGNATURE",
        "1840,1841,MALFORMED",
        "1841,1845,MALFORMED BAD_SIGNATURE",
        "1845,1853,MALFORMED",
        "1853,1861,MALFORMED",
        "1861,1893,BAD_KEY BAD_SIGNATURE",
        "1893,3461,BAD_KEY BAD_SIGNATURE",
        "3461,3525,BAD_SIGNATURE",
    })
    void everyFieldIsProtected(int from, int to, String reasons) {
        Set<Reason> allowed = EnumSet.noneOf(Reason.class);
        Arrays.stream(reasons.split(" ", -1)).map(Reason::valueOf).forEach(allowed::add);
        int step = to - from > 64 ? 13 : 1;
        for (int at = from; at < to; at += step) {
            for (int bit : new int[] {0x01, 0x80}) {
                byte[] altered = bundle.clone();
                altered[at] ^= (byte) bit;
                assertThat(refusal(altered)).as("byte %d, bit %x", at, bit).isPresent();
                assertThat(allowed)
                        .as("byte %d, bit %x", at, bit)
                        .contains(refusal(altered).get());
            }
        }
    }

    @Test
    void theTableCoversTheWholeBundle() {
        assertThat(bundle).hasSize(3_525);
        assertThat(refusal(bundle)).isEmpty();
    }

    @Test
    void everyOtherLengthIsMalformed() {
        for (int length = 2; length < bundle.length; length++) {
            assertThat(refusal(Arrays.copyOf(bundle, length)))
                    .as("length %d", length)
                    .contains(Reason.MALFORMED);
        }
        assertThat(refusal(Arrays.copyOf(bundle, bundle.length + 1))).contains(Reason.MALFORMED);
        assertThat(refusal(new byte[0])).contains(Reason.MALFORMED);
    }

    /** Both pairs are genuine, but the relay puts the signed pair where a one-time pair belongs. */
    @Test
    void pairsCannotBeMovedOrMixed() {
        byte[] moved = bundle.clone();
        System.arraycopy(bundle, 156, moved, 1841, 1684);
        assertThat(refusal(moved)).contains(Reason.MALFORMED);
        byte[] mixed = bundle.clone();
        System.arraycopy(bundle, 176, mixed, 1861, 32);
        assertThat(refusal(mixed)).contains(Reason.BAD_SIGNATURE);
        byte[] foreign = bundle.clone();
        System.arraycopy(bundle(new SeededRandomness(5)), 1841, foreign, 1841, 1684);
        assertThat(refusal(foreign)).contains(Reason.BAD_SIGNATURE);
    }

    private static byte[] bundle() {
        return bundle(new SeededRandomness(4));
    }

    private static byte[] bundle(SeededRandomness random) {
        LocalDevice bob =
                LocalDevice.of(BOB, Instance.create(1_000, Optional.empty(), random), IdentityKeyPair.generate(random));
        PreKeyPair signed = PreKeyPair.generate(PreKeyKind.SIGNED, 7, NOW, bob, random);
        PreKeyPair oneTime = PreKeyPair.generate(PreKeyKind.ONE_TIME, 9, NOW, bob, random);
        return PreKeyBundle.of(bob, signed, Optional.of(oneTime)).encode();
    }

    private static Optional<Reason> refusal(byte[] bytes) {
        try {
            PreKeyBundle.decode(bytes).verify(BOB, Optional.empty(), NOW);
            return Optional.empty();
        } catch (BundleException e) {
            return Optional.of(e.reason());
        }
    }
}
