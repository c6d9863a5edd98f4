package dev.sotto.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the readings of RFC 8032 we have: the cofactorless one, with S below the group order. */
class Ed25519SemanticsTest {
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final byte[] MESSAGE = {1, 2, 3};

    private final SecretBytes seed = Ed25519.generateSeed(new SeededRandomness(5));
    private final SecretBytes nonceSeed = Ed25519.generateSeed(new SeededRandomness(6));
    private final byte[] publicKey = Ed25519.publicKey(seed);
    private final byte[] commitment = Ed25519.publicKey(nonceSeed);

    /**
     * R plus the point of order 2: true after multiplication by the cofactor, false without. Many messages, since a
     * verifier that multiplies the equation by some even number takes about half of them.
     */
    @Test
    void isCofactorless() {
        byte[] shifted = plusOrderTwo(commitment);
        for (byte i = 0; i < 64; i++) {
            byte[] message = {i};
            assertThat(Ed25519.verify(publicKey, message, signature(commitment, message)))
                    .isTrue();
            assertThat(Ed25519.verify(publicKey, message, signature(shifted, message)))
                    .isFalse();
        }
    }

    /** Under a key of small order, (R = rB, S = r) holds for every message that hashes to a multiple of the order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            })
    void aKeyOfSmallOrderSignsNothing(String hex) {
        byte[] signature = concat(commitment, bytes(scalar(nonceSeed).mod(L)));
        for (byte i = 0; i < 64; i++) {
            assertThat(Ed25519.verify(HexFormat.of().parseHex(hex), new byte[] {i}, signature))
                    .isFalse();
        }
    }

    /** What we accept is what the JDK accepts, with which the relay verifies. */
    @Test
    void agreesWithTheJdk() throws Exception {
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        PublicKey key =
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(concat(prefix, publicKey)));
        byte[] signature = Ed25519.sign(seed, MESSAGE);
        for (int bit = 0; bit < 8 * signature.length; bit++) {
            byte[] altered = signature.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(Ed25519.verify(publicKey, MESSAGE, altered)).isFalse();
            assertThat(jdkVerifies(key, altered)).isFalse();
        }
        assertThat(jdkVerifies(key, signature)).isTrue();
        assertThat(jdkVerifies(key, signature(plusOrderTwo(commitment), MESSAGE)))
                .isFalse();
    }

    @Test
    void refusesTheSameSignatureWithAGreaterS() {
        byte[] signature = Ed25519.sign(seed, MESSAGE);
        assertThat(Ed25519.verify(publicKey, MESSAGE, signature)).isTrue();
        BigInteger s = number(Arrays.copyOfRange(signature, 32, 64));
        byte[] malleated = concat(Arrays.copyOf(signature, 32), bytes(s.add(L)));
        assertThat(Ed25519.verify(publicKey, MESSAGE, malleated)).isFalse();
    }

    /** A plus the point of order 2 is outside the prime-order subgroup. */
    @Test
    void refusesAKeyWithATorsionPart() {
        assertThat(Ed25519.isValidPublicKey(publicKey)).isTrue();
        byte[] shifted = plusOrderTwo(publicKey);
        assertThat(Ed25519.isValidPublicKey(shifted)).isFalse();
        // Where the challenge is even the torsion part vanishes, so that without the check half of these would hold.
        for (byte i = 0; i < 64; i++) {
            byte[] message = {i};
            assertThat(Ed25519.verify(shifted, message, signature(commitment, shifted, message)))
                    .isFalse();
        }
    }

    /** S = r + H(R, A, M) a: what RFC 8032 section 5.1.6 does, but for any R. */
    private byte[] signature(byte[] r, byte[] message) {
        return signature(r, publicKey, message);
    }

    private byte[] signature(byte[] r, byte[] signer, byte[] message) {
        BigInteger challenge = number(Sha512.hash(r, signer, message)).mod(L);
        BigInteger s = scalar(nonceSeed).add(challenge.multiply(scalar(seed))).mod(L);
        return concat(r, bytes(s));
    }

    private static boolean jdkVerifies(PublicKey key, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(MESSAGE);
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        }
    }

    private static BigInteger scalar(SecretBytes seed) {
        byte[] half = Arrays.copyOf(Sha512.hash(seed.expose()), 32);
        half[0] &= (byte) 0xf8;
        half[31] = (byte) ((half[31] & 0x7f) | 0x40);
        return number(half);
    }

    /** (x, y) + (0, -1) = (-x, -y). */
    private static byte[] plusOrderTwo(byte[] point) {
        byte[] y = point.clone();
        y[31] &= 0x7f;
        byte[] result = bytes(P.subtract(number(y)));
        result[31] |= (byte) (~point[31] & 0x80);
        return result;
    }

    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, reversed(littleEndian));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] big = number.toByteArray();
        byte[] little = new byte[32];
        for (int i = 0; i < Math.min(32, big.length); i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
