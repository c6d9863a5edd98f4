package dev.sotto.crypto.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.crypto.KnownAnswers;
import dev.sotto.crypto.identity.BundleException.Reason;
import dev.sotto.crypto.primitive.SeededRandomness;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a bundle is refused for: every reason, at its limit. */
class PreKeyBundleTest {
    private static final long DAY = 86_400;
    private static final long TODAY = 20_000 * DAY;

    private final SeededRandomness random = new SeededRandomness(3);
    private final DeviceAddress bobAddress = DeviceAddress.of("bob", 1);
    private final Instance instance = Instance.create(1_000, Optional.empty(), random);
    private final LocalDevice bob = LocalDevice.of(bobAddress, instance, IdentityKeyPair.generate(random));
    private final PreKeyPair signed = PreKeyPair.generate(PreKeyKind.SIGNED, 7, TODAY, bob, random);
    private final PreKeyPair oneTime = PreKeyPair.generate(PreKeyKind.ONE_TIME, 9, TODAY, bob, random);

    @Test
    void roundTrip() throws Exception {
        PreKeyBundle bundle = PreKeyBundle.of(bob, signed, Optional.of(oneTime));
        PreKeyBundle read = PreKeyBundle.decode(bundle.encode());
        read.verify(bobAddress, Optional.empty(), TODAY);
        assertThat(read.encode()).isEqualTo(bundle.encode()).isEqualTo(build(b -> {}));
        assertThat(read.suite()).isEqualTo(1);
        assertThat(read.owner()).isEqualTo(bob.publicIdentity());
        assertThat(read.address()).isEqualTo(bobAddress);
        assertThat(read.instance()).isEqualTo(instance);
        assertThat(read.identity()).isEqualTo(bob.identity().publicKey());
        assertThat(read.signed().id()).isEqualTo(7);
        assertThat(read.oneTime()).map(PreKey::id).contains(9);
    }

    @Test
    void theOneTimePairMayBeMissing() throws Exception {
        PreKeyBundle bundle = PreKeyBundle.decode(
                PreKeyBundle.of(bob, signed, Optional.empty()).encode());
        bundle.verify(bobAddress, Optional.empty(), TODAY);
        assertThat(bundle.oneTime()).isEmpty();
    }

    @Test
    void isWhatAnIndependentProgramMade() throws Exception {
        KnownAnswers answers = KnownAnswers.load("sotto/identity.json");
        long created = answers.number("created");
        PreKeyBundle bundle = PreKeyBundle.decode(answers.hex("bundle"));
        bundle.verify(bobAddress, Optional.empty(), created);
        assertThat(bundle.encode()).isEqualTo(answers.hex("bundle"));
        PreKeyBundle shorter = PreKeyBundle.decode(answers.hex("bundle_without_one_time"));
        shorter.verify(bobAddress, Optional.empty(), created);
        assertThat(shorter.oneTime()).isEmpty();

        IdentityKeyPair pair = IdentityKeyPair.decode(answers.hex("bob_seeds"));
        LocalDevice device = LocalDevice.of(bobAddress, Instance.of(answers.hex("inst")), pair);
        assertThat(device.identitySignature()).isEqualTo(answers.hex("bob_id_sig"));
        PreKeyPair first = PreKeyPair.generate(
                PreKeyKind.SIGNED,
                77,
                created,
                device,
                count -> count == 32 ? answers.hex("signed_ec_private") : answers.hex("signed_kem_seed"));
        PreKeyPair second = PreKeyPair.generate(
                PreKeyKind.ONE_TIME,
                1_000_000_007,
                created + DAY,
                device,
                count -> count == 32 ? answers.hex("one_time_ec_private") : answers.hex("one_time_kem_seed"));
        assertThat(PreKeyBundle.of(device, first, Optional.of(second)).encode()).isEqualTo(answers.hex("bundle"));
    }

    @Test
    void kindsAreNotInterchangeable() {
        assertThatIllegalArgumentException().isThrownBy(() -> PreKeyBundle.of(bob, oneTime, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> PreKeyBundle.of(bob, signed, Optional.of(signed)));
    }

    @Test
    void anUnknownVersionOrSuiteAsksForAnUpgrade() {
        refused(Reason.UPGRADE, b -> b.version = 2);
        refused(Reason.UPGRADE, b -> b.version = 0);
        refused(Reason.UPGRADE, b -> b.suite = 2);
        refused(Reason.UPGRADE, b -> b.suite = 0);
    }

    @Test
    void malformed() {
        refused(Reason.MALFORMED, b -> b.account = "BOB");
        refused(Reason.MALFORMED, b -> b.account = "");
        refused(Reason.MALFORMED, b -> b.device = 0);
        refused(Reason.MALFORMED, b -> b.device = 1L << 31);
        refused(Reason.MALFORMED, b -> b.instance[0] = (byte) 0x80);
        refused(Reason.MALFORMED, b -> b.publicIdentity[0] = 2);
        refused(Reason.MALFORMED, b -> b.signed.id = 1L << 31);
        refused(Reason.MALFORMED, b -> b.signed.created++);
        refused(Reason.MALFORMED, b -> b.signed.expires += DAY);
        refused(Reason.MALFORMED, b -> b.signed.expires = 0);
        refused(Reason.MALFORMED, b -> b.oneTime.expires = TODAY + 30 * DAY);
        refused(Reason.MALFORMED, b -> b.flag = 2);
        refused(Reason.MALFORMED, b -> b.flag = 0);
        refused(Reason.MALFORMED, b -> b.withOneTime = false);
        refused(Reason.MALFORMED, b -> b.trailing = new byte[1]);
    }

    @Test
    void anotherDevice() {
        refused(Reason.WRONG_DEVICE, b -> b.account = "bobby");
        refused(Reason.WRONG_DEVICE, b -> b.device = 2);
    }

    @Test
    void badKeys() {
        refused(Reason.BAD_KEY, b -> b.publicIdentity[64] |= (byte) 0x80);
        refused(Reason.BAD_KEY, b -> Arrays.fill(b.publicIdentity, 1, 33, (byte) 0));
        refused(Reason.BAD_KEY, b -> b.signed.ec[31] |= (byte) 0x80);
        refused(Reason.BAD_KEY, b -> b.oneTime.ec = pPlusOne());
        // The first coefficient becomes 4 095, which is not below q.
        refused(Reason.BAD_KEY, b -> Arrays.fill(b.signed.kem, 0, 2, (byte) 0xff));
        refused(Reason.BAD_KEY, b -> Arrays.fill(b.oneTime.kem, 0, 2, (byte) 0xff));
    }

    @Test
    void signaturesOfAnotherIdentity() {
        byte[] stranger = IdentityKeyPair.generate(random).publicKey().toBytes();
        refused(Reason.BAD_SIGNATURE, b -> b.publicIdentity = stranger);
        // The agreement half alone: still signed by bob's signing half, so only the pin can tell.
        PinnedIdentity pin = pin(instance, 1);
        byte[] swapped = build(b -> System.arraycopy(stranger, 33, b.publicIdentity, 33, 32));
        assertThat(reason(swapped, Optional.of(pin), TODAY)).contains(Reason.IDENTITY_CHANGED);
    }

    @Test
    void anIdentityOtherThanThePinnedOne() {
        IdentityKey other = IdentityKeyPair.generate(random).publicKey();
        PinnedIdentity pin = new PinnedIdentity(other, instance, 1);
        assertThat(reason(build(b -> {}), Optional.of(pin), TODAY)).contains(Reason.IDENTITY_CHANGED);
        assertThat(reason(build(b -> {}), Optional.of(pin(instance, 1)), TODAY)).isEmpty();
    }

    @Test
    void aLowerInstanceThanRecorded() {
        Instance later = Instance.create(0, Optional.of(instance), random);
        assertThat(reason(build(b -> {}), Optional.of(pin(later, 1)), TODAY)).contains(Reason.OLD_INSTANCE);
        Instance earlier = Instance.create(999, Optional.empty(), random);
        assertThat(reason(build(b -> {}), Optional.of(pin(earlier, 1)), TODAY)).isEmpty();
    }

    @Test
    void aLowerSuiteThanPinned() {
        assertThat(reason(build(b -> {}), Optional.of(pin(instance, 2)), TODAY)).contains(Reason.LOWER_SUITE);
    }

    @Test
    void expiredByMoreThanADay() {
        byte[] bundle = build(b -> {});
        long limit = TODAY + 31 * DAY;
        assertThat(reason(bundle, Optional.empty(), limit)).isEmpty();
        assertThat(reason(bundle, Optional.empty(), limit + 1)).contains(Reason.EXPIRED);
    }

    @Test
    void oneTimePairsDoNotExpire() {
        byte[] bundle = build(b -> b.oneTime.created = 0);
        assertThat(reason(bundle, Optional.empty(), TODAY)).isEmpty();
    }

    @Test
    void madeMoreThanADayAhead() {
        byte[] bundle = build(b -> {});
        assertThat(reason(bundle, Optional.empty(), TODAY - DAY)).isEmpty();
        assertThat(reason(bundle, Optional.empty(), TODAY - DAY - 1)).contains(Reason.CLOCK);
        byte[] oneTimeAhead = build(b -> b.oneTime.created = TODAY + 2 * DAY);
        assertThat(reason(oneTimeAhead, Optional.empty(), TODAY + DAY)).isEmpty();
        assertThat(reason(oneTimeAhead, Optional.empty(), TODAY + DAY - 1)).contains(Reason.CLOCK);
    }

    private void refused(Reason expected, Consumer<BundleBuilder> change) {
        assertThat(reason(build(change), Optional.empty(), TODAY)).contains(expected);
    }

    private byte[] build(Consumer<BundleBuilder> change) {
        BundleBuilder builder = new BundleBuilder(bob, signed.publicPart(bob), oneTime.publicPart(bob));
        change.accept(builder);
        return builder.build();
    }

    private PinnedIdentity pin(Instance instance, int suite) {
        return new PinnedIdentity(bob.identity().publicKey(), instance, suite);
    }

    private static byte[] pPlusOne() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 0xff);
        key[0] = (byte) 0xee;
        key[31] = 0x7f;
        return key;
    }

    private Optional<Reason> reason(byte[] bytes, Optional<PinnedIdentity> pinned, long now) {
        try {
            PreKeyBundle.decode(bytes).verify(bobAddress, pinned, now);
            return Optional.empty();
        } catch (BundleException e) {
            assertThat(e).hasMessageEndingWith(".");
            assertThat(e.getStackTrace()).isEmpty();
            return Optional.of(e.reason());
        }
    }
}
