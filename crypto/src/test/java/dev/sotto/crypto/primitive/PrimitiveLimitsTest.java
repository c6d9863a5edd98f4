package dev.sotto.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each primitive takes and refuses, at the limit and one past it. */
class PrimitiveLimitsTest {
    private static final byte[] NONE = {};

    private final Randomness random = new SeededRandomness(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            })
    void ed25519KeysOfSmallOrderVerifyNothing(String hex) {
        byte[] publicKey = HexFormat.of().parseHex(hex);
        // R = the neutral element and S = 0: holds for every message under the neutral key in a naive verifier.
        byte[] signature = new byte[64];
        signature[0] = 1;
        assertThat(Ed25519.isValidPublicKey(publicKey)).isFalse();
        for (int i = 0; i < 64; i++) {
            assertThat(Ed25519.verify(publicKey, new byte[] {(byte) i}, signature))
                    .isFalse();
        }
    }

    @Test
    void ed25519SignatureLengthIsExact() {
        SecretBytes seed = Ed25519.generateSeed(random);
        byte[] publicKey = Ed25519.publicKey(seed);
        byte[] signature = Ed25519.sign(seed, NONE);
        assertThat(Ed25519.verify(publicKey, NONE, signature)).isTrue();
        assertThat(Ed25519.verify(publicKey, NONE, Arrays.copyOf(signature, 63)))
                .isFalse();
        assertThat(Ed25519.verify(publicKey, NONE, Arrays.copyOf(signature, 65)))
                .isFalse();
        refused(() -> Ed25519.verify(new byte[31], NONE, signature));
        refused(() -> Ed25519.sign(SecretBytes.own(new byte[33]), NONE));
        refused(() -> Ed25519.publicKey(SecretBytes.own(new byte[31])));
    }

    @Test
    void x25519CanonicalAtP() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 0xff);
        key[31] = 0x7f;
        key[0] = (byte) 0xec;
        assertThat(X25519.isCanonical(key)).isTrue();
        key[0] = (byte) 0xed;
        assertThat(X25519.isCanonical(key)).isFalse();
        key[15] = (byte) 0xfe;
        assertThat(X25519.isCanonical(key)).isTrue();
        assertThat(X25519.isCanonical(new byte[32])).isTrue();
        byte[] highBit = new byte[32];
        highBit[31] = (byte) 0x80;
        assertThat(X25519.isCanonical(highBit)).isFalse();
    }

    @Test
    void x25519Lengths() {
        SecretBytes key = X25519.generate(random);
        refused(() -> X25519.isCanonical(new byte[31]));
        refused(() -> X25519.agree(key, new byte[33]));
        refused(() -> X25519.agree(SecretBytes.own(new byte[31]), X25519.publicKey(key)));
        refused(() -> X25519.publicKey(SecretBytes.own(new byte[33])));
    }

    @Test
    void hkdfLengths() {
        assertThat(Hkdf.expand(new byte[32], NONE, 1)).hasSize(1);
        assertThat(Hkdf.expand(new byte[32], NONE, Hkdf.MAX_LENGTH)).hasSize(8_160);
        refused(() -> Hkdf.expand(new byte[32], NONE, 0));
        refused(() -> Hkdf.expand(new byte[32], NONE, Hkdf.MAX_LENGTH + 1));
    }

    @Test
    void hmacTakesAnEmptyKey() {
        byte[] data = "data".getBytes(StandardCharsets.US_ASCII);
        assertThat(HmacSha256.mac(NONE, data)).isEqualTo(HmacSha256.mac(new byte[64], data));
        assertThat(HmacSha256.mac(new byte[] {1}, data)).isEqualTo(HmacSha256.mac(new byte[] {1}, NONE, data));
    }

    @Test
    void aeadLengths() {
        byte[] key = new byte[32];
        byte[] nonce = new byte[12];
        assertThat(ChaCha20Poly1305.seal(key, nonce, NONE, NONE)).hasSize(16);
        refused(() -> ChaCha20Poly1305.seal(new byte[31], nonce, NONE, NONE));
        refused(() -> ChaCha20Poly1305.seal(key, new byte[13], NONE, NONE));
        refused(() -> ChaCha20Poly1305.open(new byte[33], nonce, NONE, NONE));
        refused(() -> ChaCha20Poly1305.open(key, new byte[11], NONE, NONE));
        refused(PrimitiveException.Reason.BAD_TAG, () -> ChaCha20Poly1305.open(key, nonce, NONE, new byte[15]));
        refused(PrimitiveException.Reason.BAD_TAG, () -> ChaCha20Poly1305.open(key, nonce, NONE, NONE));
    }

    @Test
    void mlKemLengths() {
        MlKem.Parameters parameters = MlKem.Parameters.ML_KEM_768;
        SecretBytes seed = MlKem.generateSeed(random);
        byte[] key = MlKem.encapsulationKey(parameters, seed);
        assertThat(key).hasSize(parameters.encapsulationKeyLength());
        refused(() -> MlKem.encapsulationKey(parameters, SecretBytes.own(new byte[63])));
        refused(PrimitiveException.Reason.BAD_KEM_KEY, () -> MlKem.encapsulate(parameters, new byte[1185], random));
        refused(PrimitiveException.Reason.BAD_KEM_KEY, () -> MlKem.decapsulate(parameters, seed, new byte[1087]));
        refused(
                PrimitiveException.Reason.BAD_KEM_KEY,
                () -> MlKem.encapsulate(MlKem.Parameters.ML_KEM_1024, key, random));
    }

    @Test
    void mlKemRoundTripAndImplicitRejection() throws Exception {
        for (MlKem.Parameters parameters : MlKem.Parameters.values()) {
            SecretBytes seed = MlKem.generateSeed(random);
            byte[] key = MlKem.encapsulationKey(parameters, seed);
            MlKem.Encapsulated sent = MlKem.encapsulate(parameters, key, random);
            assertThat(sent.ciphertext()).hasSize(parameters.ciphertextLength());
            assertThat(sent.sharedSecret().length()).isEqualTo(MlKem.SHARED_SECRET_LENGTH);
            assertThat(MlKem.decapsulate(parameters, seed, sent.ciphertext())).isEqualTo(sent.sharedSecret());
            byte[] altered = sent.ciphertext();
            altered[0] ^= 1;
            assertThat(MlKem.decapsulate(parameters, seed, altered)).isNotEqualTo(sent.sharedSecret());
            // Still usable: what is wiped after use is the library's copy, not the seed.
            assertThat(MlKem.encapsulationKey(parameters, seed)).isEqualTo(key);
        }
    }

    @Test
    void argon2idParameters() {
        byte[] password = "password".getBytes(StandardCharsets.US_ASCII);
        byte[] salt = new byte[8];
        assertThatNoException().isThrownBy(() -> Argon2id.hash(password, salt, 8, 1, 1, 4));
        assertThatNoException().isThrownBy(() -> Argon2id.hash(NONE, salt, 16, 1, 2, 32));
        refused(() -> Argon2id.hash(password, new byte[7], 8, 1, 1, 4));
        refused(() -> Argon2id.hash(password, salt, 7, 1, 1, 4));
        refused(() -> Argon2id.hash(password, salt, 15, 1, 2, 4));
        refused(() -> Argon2id.hash(password, salt, 8, 0, 1, 4));
        refused(() -> Argon2id.hash(password, salt, 8, 1, 0, 4));
        refused(() -> Argon2id.hash(password, salt, 8, 1, 1, 3));
    }

    @Test
    void systemRandomnessDoesNotRepeat() {
        assertThat(Randomness.system().bytes(0)).isEmpty();
        assertThat(Randomness.system().bytes(32))
                .hasSize(32)
                .isNotEqualTo(Randomness.system().bytes(32));
    }

    @Test
    void constantTimeComparison() {
        assertThat(ConstantTime.equal(new byte[] {1, 2}, new byte[] {1, 2})).isTrue();
        assertThat(ConstantTime.equal(new byte[] {1, 2}, new byte[] {1, 3})).isFalse();
        assertThat(ConstantTime.equal(new byte[] {1, 2}, new byte[] {1})).isFalse();
        assertThat(ConstantTime.isZero(new byte[3])).isTrue();
        assertThat(ConstantTime.isZero(NONE)).isTrue();
        assertThat(ConstantTime.isZero(new byte[] {0, 0, -128})).isFalse();
    }

    private static void refused(ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call);
    }

    private static void refused(PrimitiveException.Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(PrimitiveException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }
}
