package dev.sotto.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.crypto.KnownAnswers;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Wycheproof: every valid case passes, every invalid one is refused, and the number of each is the file's. */
class WycheproofTest {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private final Map<String, Integer> ran = new TreeMap<>();

    @Test
    void x25519() throws Exception {
        for (KnownAnswers test : (Iterable<KnownAnswers>) load("x25519")::iterator) {
            SecretBytes privateKey = SecretBytes.own(test.hex("private"));
            byte[] publicKey = test.hex("public");
            byte[] shared = test.hex("shared");
            if (littleEndian(publicKey).compareTo(P) >= 0) {
                assertThat(refusal(privateKey, publicKey)).isEqualTo(PrimitiveException.Reason.NON_CANONICAL);
                count("non-canonical");
            } else if (test.texts("flags").contains("ZeroSharedSecret")) {
                assertThat(refusal(privateKey, publicKey)).isEqualTo(PrimitiveException.Reason.SMALL_ORDER);
                count("zero");
            } else {
                assertThat(X25519.agree(privateKey, publicKey).expose())
                        .as(test.text("tcId"))
                        .isEqualTo(shared);
                count(test.text("result"));
            }
        }
        assertThat(ran).isEqualTo(Map.of("valid", 264, "acceptable", 210, "zero", 15, "non-canonical", 29));
    }

    @Test
    void ed25519() {
        for (KnownAnswers group :
                KnownAnswers.load("wycheproof/ed25519_test.json").list("testGroups")) {
            byte[] publicKey = group.object("publicKey").hex("pk");
            for (KnownAnswers test : group.list("tests")) {
                assertThat(Ed25519.verify(publicKey, test.hex("msg"), test.hex("sig")))
                        .as(test.text("tcId"))
                        .isEqualTo(isValid(test));
            }
        }
        assertThat(ran).isEqualTo(Map.of("valid", 88, "invalid", 63));
    }

    @Test
    void hkdfSha256() {
        load("hkdf_sha256").forEach(test -> {
            byte[] salt = test.hex("salt");
            byte[] ikm = test.hex("ikm");
            byte[] info = test.hex("info");
            int size = test.number("size");
            if (isValid(test)) {
                assertThat(Hkdf.derive(salt, ikm, info, size))
                        .as(test.text("tcId"))
                        .isEqualTo(test.hex("okm"));
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> Hkdf.derive(salt, ikm, info, size));
            }
        });
        assertThat(ran).isEqualTo(Map.of("valid", 83, "invalid", 3));
    }

    @Test
    void hmacSha256() {
        load("hmac_sha256").forEach(test -> {
            byte[] tag = test.hex("tag");
            byte[] mac = Arrays.copyOf(HmacSha256.mac(test.hex("key"), test.hex("msg")), tag.length);
            assertThat(ConstantTime.equal(mac, tag)).as(test.text("tcId")).isEqualTo(isValid(test));
        });
        assertThat(ran).isEqualTo(Map.of("valid", 66, "invalid", 108));
    }

    @Test
    void chaCha20Poly1305() throws Exception {
        for (KnownAnswers test : (Iterable<KnownAnswers>) load("chacha20_poly1305")::iterator) {
            byte[] key = test.hex("key");
            byte[] nonce = test.hex("iv");
            byte[] aad = test.hex("aad");
            byte[] plaintext = test.hex("msg");
            byte[] ciphertext = concat(test.hex("ct"), test.hex("tag"));
            if (isValid(test)) {
                assertThat(ChaCha20Poly1305.open(key, nonce, aad, ciphertext)).isEqualTo(plaintext);
                assertThat(ChaCha20Poly1305.seal(key, nonce, aad, plaintext)).isEqualTo(ciphertext);
            } else if (nonce.length == ChaCha20Poly1305.NONCE_LENGTH) {
                assertThatExceptionOfType(PrimitiveException.class)
                        .as(test.text("tcId"))
                        .isThrownBy(() -> ChaCha20Poly1305.open(key, nonce, aad, ciphertext))
                        .satisfies(e -> assertThat(e.reason()).isEqualTo(PrimitiveException.Reason.BAD_TAG));
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> ChaCha20Poly1305.open(key, nonce, aad, ciphertext));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> ChaCha20Poly1305.seal(key, nonce, aad, plaintext));
            }
        }
        assertThat(ran).isEqualTo(Map.of("valid", 256, "invalid", 69));
    }

    private static Stream<KnownAnswers> load(String name) {
        return KnownAnswers.load("wycheproof/" + name + "_test.json").tests();
    }

    private boolean isValid(KnownAnswers test) {
        String result = test.text("result");
        count(result);
        return result.equals("valid");
    }

    private void count(String what) {
        ran.merge(what, 1, Integer::sum);
    }

    private static PrimitiveException.Reason refusal(SecretBytes privateKey, byte[] publicKey) {
        try (SecretBytes shared = X25519.agree(privateKey, publicKey)) {
            throw new AssertionError("accepted: " + shared);
        } catch (PrimitiveException e) {
            return e.reason();
        }
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
