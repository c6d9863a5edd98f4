package dev.sotto.crypto.primitive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * ChaCha20-Poly1305 under a key and nonce derived anew for every message: one long-lived key may seal any number of
 * messages, also after its holder was restored from a copy. Shape of the ratchet's messages in Sotto protocol v1.
 *
 * <p>Output: {@code salt(16 random) | ciphertext | tag(16)}, where
 * {@code key(32) | nonce(12) = HKDF-Expand(key, label 0x00 salt, 44)}.
 */
public final class SaltedAead {
    public static final int SALT_LENGTH = 16;
    /** How much longer the sealed bytes are than the plaintext. */
    public static final int OVERHEAD = SALT_LENGTH + ChaCha20Poly1305.TAG_LENGTH;

    private static final int MATERIAL_LENGTH = ChaCha20Poly1305.KEY_LENGTH + ChaCha20Poly1305.NONCE_LENGTH;

    private SaltedAead() {}

    /**
     * Seals under a fresh salt.
     *
     * @param label ASCII; says what is sealed, so that one key can serve several purposes
     */
    public static byte[] seal(SecretBytes key, String label, byte[] aad, byte[] plaintext, Randomness randomness) {
        byte[] salt = randomness.bytes(SALT_LENGTH);
        byte[] material = derive(key, label, salt);
        byte[] messageKey = messageKey(material);
        try {
            byte[] ciphertext = ChaCha20Poly1305.seal(messageKey, nonce(material), aad, plaintext);
            byte[] sealed = Arrays.copyOf(salt, SALT_LENGTH + ciphertext.length);
            System.arraycopy(ciphertext, 0, sealed, SALT_LENGTH, ciphertext.length);
            return sealed;
        } finally {
            wipe(material, messageKey);
        }
    }

    /**
     * The plaintext, once the tag is verified.
     *
     * @throws PrimitiveException BAD_TAG if key, label, associated data or bytes differ from what was sealed
     */
    public static byte[] open(SecretBytes key, String label, byte[] aad, byte[] sealed) throws PrimitiveException {
        if (sealed.length < OVERHEAD) {
            throw new PrimitiveException(PrimitiveException.Reason.BAD_TAG, "Too short for sealed bytes.");
        }
        byte[] salt = Arrays.copyOf(sealed, SALT_LENGTH);
        byte[] material = derive(key, label, salt);
        byte[] messageKey = messageKey(material);
        try {
            byte[] ciphertext = Arrays.copyOfRange(sealed, SALT_LENGTH, sealed.length);
            return ChaCha20Poly1305.open(messageKey, nonce(material), aad, ciphertext);
        } finally {
            wipe(material, messageKey);
        }
    }

    private static byte[] derive(SecretBytes key, String label, byte[] salt) {
        byte[] name = label.getBytes(StandardCharsets.US_ASCII);
        byte[] info = Arrays.copyOf(name, name.length + 1 + SALT_LENGTH);
        System.arraycopy(salt, 0, info, name.length + 1, SALT_LENGTH);
        return Hkdf.expand(key.expose(), info, MATERIAL_LENGTH);
    }

    private static byte[] messageKey(byte[] material) {
        return Arrays.copyOf(material, ChaCha20Poly1305.KEY_LENGTH);
    }

    private static byte[] nonce(byte[] material) {
        return Arrays.copyOfRange(material, ChaCha20Poly1305.KEY_LENGTH, MATERIAL_LENGTH);
    }

    private static void wipe(byte[] material, byte[] messageKey) {
        Arrays.fill(material, (byte) 0);
        Arrays.fill(messageKey, (byte) 0);
    }
}
