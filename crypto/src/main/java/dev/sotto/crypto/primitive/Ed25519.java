package dev.sotto.crypto.primitive;

/**
 * Ed25519 (RFC 8032 section 5.1), pure, deterministic. Verification is cofactorless and takes one encoding of
 * everything: S below the group order, and canonical points of the prime-order subgroup.
 */
public final class Ed25519 {
    public static final int SEED_LENGTH = 32;
    public static final int PUBLIC_KEY_LENGTH = 32;
    public static final int SIGNATURE_LENGTH = 64;

    private Ed25519() {}

    /** A private key: the 32-byte seed of RFC 8032. */
    public static SecretBytes generateSeed(Randomness randomness) {
        return SecretBytes.own(randomness.bytes(SEED_LENGTH));
    }

    public static byte[] publicKey(SecretBytes seed) {
        Require.length("An Ed25519 seed", seed.expose(), SEED_LENGTH);
        byte[] publicKey = new byte[PUBLIC_KEY_LENGTH];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed.expose(), 0, publicKey, 0);
        return publicKey;
    }

    public static byte[] sign(SecretBytes seed, byte[] message) {
        Require.length("An Ed25519 seed", seed.expose(), SEED_LENGTH);
        byte[] signature = new byte[SIGNATURE_LENGTH];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(seed.expose(), 0, message, 0, message.length, signature, 0);
        return signature;
    }

    /**
     * False for a signature that does not match, has another length, or is by a key that is not valid.
     *
     * <p>BouncyCastle alone takes some signatures whose R carries a torsion part and refuses others, as it multiplies
     * the equation by a scalar that depends on the message. With both R and the public key in the prime-order subgroup
     * there is no torsion left, and the equation is exactly the cofactorless one.
     */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_LENGTH
                && isValidPublicKey(publicKey)
                && isInPrimeOrderSubgroup(signature)
                && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
                        signature, 0, publicKey, 0, message, 0, message.length);
    }

    /** A canonical encoding of a point of the prime-order subgroup: small-order keys, which sign anything, are not. */
    public static boolean isValidPublicKey(byte[] publicKey) {
        Require.length("An Ed25519 public key", publicKey, PUBLIC_KEY_LENGTH);
        return isInPrimeOrderSubgroup(publicKey);
    }

    /** The point in the first 32 bytes; its neutral element, which no honest signer meets, is not taken either. */
    private static boolean isInPrimeOrderSubgroup(byte[] point) {
        return org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(point, 0);
    }
}
