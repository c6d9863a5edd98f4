package dev.sotto.crypto.primitive;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AEAD_CHACHA20_POLY1305 (RFC 8439), the 16-byte tag appended. A pair of key and nonce must never seal twice. */
public final class ChaCha20Poly1305 {
    public static final int KEY_LENGTH = 32;
    public static final int NONCE_LENGTH = 12;
    public static final int TAG_LENGTH = 16;

    private ChaCha20Poly1305() {}

    public static byte[] seal(byte[] key, byte[] nonce, byte[] aad, byte[] plaintext) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(aad);
            return cipher.doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ChaCha20-Poly1305 could not encrypt.", e);
        }
    }

    /**
     * The plaintext, once the tag is verified.
     *
     * @throws PrimitiveException BAD_TAG if anything differs from what was sealed; nothing is released then
     */
    public static byte[] open(byte[] key, byte[] nonce, byte[] aad, byte[] ciphertext) throws PrimitiveException {
        Require.length("A ChaCha20-Poly1305 key", key, KEY_LENGTH);
        Require.length("A ChaCha20-Poly1305 nonce", nonce, NONCE_LENGTH);
        if (ciphertext.length < TAG_LENGTH) {
            throw badTag();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(aad);
            return cipher.doFinal(ciphertext);
        } catch (AEADBadTagException e) {
            throw badTag();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ChaCha20-Poly1305 could not decrypt.", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Require.length("A ChaCha20-Poly1305 key", key, KEY_LENGTH);
        Require.length("A ChaCha20-Poly1305 nonce", nonce, NONCE_LENGTH);
        Cipher cipher = Jca.cipher("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher;
    }

    private static PrimitiveException badTag() {
        return new PrimitiveException(
                PrimitiveException.Reason.BAD_TAG, "The ciphertext was altered or sealed with another key.");
    }
}
