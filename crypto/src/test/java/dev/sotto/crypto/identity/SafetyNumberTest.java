package dev.sotto.crypto.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.KnownAnswers;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.primitive.Sha512;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SafetyNumberTest {
    private final DeviceAddress alice = DeviceAddress.of("alice", 1);
    private final DeviceAddress bob = DeviceAddress.of("bob", 1);
    private final IdentityKey aliceKey =
            IdentityKeyPair.generate(new SeededRandomness(1)).publicKey();
    private final IdentityKey bobKey =
            IdentityKeyPair.generate(new SeededRandomness(2)).publicKey();

    /** Signal's numbers: version 0, their keys, telephone numbers as ids. */
    @Test
    void isSignalsFunction() {
        KnownAnswers answers =
                KnownAnswers.load("signal/libsignal-rust-tests.json").object("fingerprint");
        byte[] a = SafetyNumber.hash(
                0, answers.hex("ALICE_IDENTITY"), ascii(answers.text("ALICE_STABLE_ID")), answers.number("iterations"));
        byte[] b = SafetyNumber.hash(
                0, answers.hex("BOB_IDENTITY"), ascii(answers.text("BOB_STABLE_ID")), answers.number("iterations"));
        String digits = answers.text("DISPLAYABLE_FINGERPRINT_V1");
        assertThat(SafetyNumber.digits(a, b)).isEqualTo(digits);
        assertThat(SafetyNumber.digits(b, a)).isEqualTo(digits);
        String own = HexFormat.of().formatHex(Arrays.copyOf(a, 32));
        String peer = HexFormat.of().formatHex(Arrays.copyOf(b, 32));
        assertThat(answers.text("ALICE_SCANNABLE_FINGERPRINT_V1")).isEqualTo("080112220a20" + own + "1a220a20" + peer);
        assertThat(answers.text("BOB_SCANNABLE_FINGERPRINT_V2")).isEqualTo("080212220a20" + peer + "1a220a20" + own);
        KnownAnswers java = KnownAnswers.load("signal/libsignal-protocol-java-tests.json")
                .object("NumericFingerprintGeneratorTest");
        assertThat(java.text("DISPLAYABLE_FINGERPRINT_V1")).isEqualTo(digits);
        assertThat(java.hex("ALICE_IDENTITY")).isEqualTo(answers.hex("ALICE_IDENTITY"));
    }

    @Test
    void isWhatAnIndependentProgramComputes() throws Exception {
        KnownAnswers answers = KnownAnswers.load("sotto/identity.json");
        IdentityKey a = IdentityKey.of(answers.hex("alice_identity"));
        IdentityKey b = IdentityKey.of(answers.hex("bob_identity"));
        SafetyNumber number = SafetyNumber.between(alice, a, bob, b);
        assertThat(number.digits()).isEqualTo(answers.text("safety_number"));
        assertThat(number.qr()).isEqualTo(answers.hex("alice_qr"));
        assertThat(number.qrText()).isEqualTo(answers.text("alice_qr"));
    }

    @Test
    void isTheSameForBothAndScansCrosswise() {
        SafetyNumber ours = SafetyNumber.between(alice, aliceKey, bob, bobKey);
        SafetyNumber theirs = SafetyNumber.between(bob, bobKey, alice, aliceKey);
        assertThat(ours.digits()).isEqualTo(theirs.digits()).matches("[0-9]{60}");
        assertThat(ours.qr()).hasSize(67).isNotEqualTo(theirs.qr());
        assertThat(ours.matches(theirs.qrText())).isTrue();
        assertThat(theirs.matches(ours.qrText())).isTrue();
        assertThat(ours.matches(ours.qrText())).isFalse();
        assertThat(ours.matches(theirs.qrText().toUpperCase(Locale.ROOT))).isFalse();
        assertThat(ours.matches("")).isFalse();
        assertThat(ours.matches(theirs.qrText() + "0")).isFalse();
    }

    @Test
    void dependsOnBothAccountsAndEveryHalf() {
        IdentityKey other = IdentityKeyPair.generate(new SeededRandomness(3)).publicKey();
        String digits = SafetyNumber.between(alice, aliceKey, bob, bobKey).digits();
        IdentityKey swappedAgreement = IdentityKey.ofOwn(bobKey.ed25519(), other.x25519());
        IdentityKey swappedSigning = IdentityKey.ofOwn(other.ed25519(), bobKey.x25519());
        assertThat(SafetyNumber.between(alice, aliceKey, bob, swappedAgreement).digits())
                .isNotEqualTo(digits);
        assertThat(SafetyNumber.between(alice, aliceKey, bob, swappedSigning).digits())
                .isNotEqualTo(digits);
        assertThat(SafetyNumber.between(alice, aliceKey, DeviceAddress.of("bobby", 1), bobKey)
                        .digits())
                .isNotEqualTo(digits);
    }

    @Test
    void countsHashes() {
        byte[] key = {1};
        byte[] id = {2};
        byte[] one = SafetyNumber.hash(1, key, id, 1);
        assertThat(one).isEqualTo(Sha512.hash(new byte[] {0, 1, 1, 2, 1}));
        assertThat(SafetyNumber.hash(1, key, id, 2)).isEqualTo(Sha512.hash(one, key));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
