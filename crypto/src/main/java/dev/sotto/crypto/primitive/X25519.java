package dev.sotto.crypto.primitive;

import java.util.Arrays;

/** X25519 (RFC 7748 section 5), with the two checks the RFC leaves open: canonical input and non-zero output. */
public final class X25519 {
    /** Bytes of a private key, a public key and a shared secret. */
    public static final int LENGTH = 32;

    private X25519() {}

    /** A private key: 32 random bytes, clamped where they are used. */
    public static SecretBytes generate(Randomness randomness) {
        return SecretBytes.own(randomness.bytes(LENGTH));
    }

    public static byte[] publicKey(SecretBytes privateKey) {
        byte[] scalar = privateKey.expose();
        Require.length("An X25519 private key", scalar, LENGTH);
        byte[] publicKey = new byte[LENGTH];
        org.bouncycastle.math.ec.rfc7748.X25519.generatePublicKey(scalar, 0, publicKey, 0);
        return publicKey;
    }

    /**
     * The shared secret; the caller closes it.
     *
     * @throws PrimitiveException NON_CANONICAL if the public key is not the one encoding of its point (value at
     *     least p, or bit 255 set); SMALL_ORDER if the result would be zero
     */
    public static SecretBytes agree(SecretBytes privateKey, byte[] publicKey) throws PrimitiveException {
        byte[] scalar = privateKey.expose();
        Require.length("An X25519 private key", scalar, LENGTH);
        if (!isCanonical(publicKey)) {
            throw new PrimitiveException(
                    PrimitiveException.Reason.NON_CANONICAL, "The X25519 public key is not canonical.");
        }
        byte[] shared = new byte[LENGTH];
        if (!org.bouncycastle.math.ec.rfc7748.X25519.calculateAgreement(scalar, 0, publicKey, 0, shared, 0)) {
            throw new PrimitiveException(
                    PrimitiveException.Reason.SMALL_ORDER, "The X25519 public key has small order.");
        }
        return SecretBytes.own(shared);
    }

    /** Value below p = 2^255 - 19 and bit 255 clear. Not constant time: public keys are public. */
    public static boolean isCanonical(byte[] publicKey) {
        Require.length("An X25519 public key", publicKey, LENGTH);
        int top = Byte.toUnsignedInt(publicKey[LENGTH - 1]);
        if (top != 0x7f) {
            return top < 0x7f;
        }
        byte[] middle = new byte[LENGTH - 2];
        Arrays.fill(middle, (byte) 0xff);
        boolean allOnes = Arrays.equals(publicKey, 1, LENGTH - 1, middle, 0, middle.length);
        return !allOnes || Byte.toUnsignedInt(publicKey[0]) < 0xed;
    }
}
