package dev.sotto.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sotto.crypto.KnownAnswers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SaltedAeadTest {
    private static final byte[] AAD = "row 7".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PLAINTEXT = "plain text".getBytes(StandardCharsets.US_ASCII);

    private final KnownAnswers answers = KnownAnswers.load("sotto/identity.json");
    private final SecretBytes key = SecretBytes.own(answers.hex("aead_key"));
    private final byte[] sealed =
            SaltedAead.seal(key, "Sotto-v1 test", AAD, PLAINTEXT, count -> answers.hex("aead_salt"));

    @Test
    void isWhatThePublishedShapeGives() throws Exception {
        assertThat(sealed).isEqualTo(answers.hex("aead_sealed")).hasSize(PLAINTEXT.length + SaltedAead.OVERHEAD);
        assertThat(SaltedAead.open(key, "Sotto-v1 test", AAD, sealed)).isEqualTo(PLAINTEXT);
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        Randomness random = new SeededRandomness(1);
        assertThat(SaltedAead.seal(key, "a", AAD, PLAINTEXT, random))
                .isNotEqualTo(SaltedAead.seal(key, "a", AAD, PLAINTEXT, random));
    }

    @Test
    void refusesWhateverDiffers() {
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertBadTag(key, "Sotto-v1 test", AAD, altered);
        }
        for (int length = 0; length < sealed.length; length++) {
            assertBadTag(key, "Sotto-v1 test", AAD, Arrays.copyOf(sealed, length));
        }
        assertBadTag(key, "Sotto-v1 test", AAD, Arrays.copyOf(sealed, sealed.length + 1));
        assertBadTag(key, "Sotto-v1 tesu", AAD, sealed);
        assertBadTag(key, "Sotto-v1 test", new byte[0], sealed);
        assertBadTag(SecretBytes.own(new byte[32]), "Sotto-v1 test", AAD, sealed);
    }

    private static void assertBadTag(SecretBytes key, String label, byte[] aad, byte[] sealed) {
        assertThatExceptionOfType(PrimitiveException.class)
                .isThrownBy(() -> SaltedAead.open(key, label, aad, sealed))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(PrimitiveException.Reason.BAD_TAG));
    }
}
