package dev.sotto.crypto.primitive;

import java.util.Arrays;
import javax.crypto.Mac;

/** HKDF with SHA-256 (RFC 5869). */
public final class Hkdf {
    /** RFC 5869 section 2.3: at most 255 blocks. */
    public static final int MAX_LENGTH = 255 * HmacSha256.LENGTH;

    private Hkdf() {}

    /** HKDF-Extract: a pseudorandom key of 32 bytes. An empty salt is a salt of 32 zeros. */
    public static byte[] extract(byte[] salt, byte[] ikm) {
        return HmacSha256.mac(salt, ikm);
    }

    /** HKDF-Expand: 1 to {@link #MAX_LENGTH} bytes of key material. */
    public static byte[] expand(byte[] prk, byte[] info, int length) {
        Require.range("The length of an HKDF output", length, 1, MAX_LENGTH);
        Mac mac = HmacSha256.keyed(prk);
        byte[] okm = new byte[length];
        byte[] block = new byte[0];
        int done = 0;
        for (int counter = 1; done < length; counter++) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) counter);
            Arrays.fill(block, (byte) 0);
            block = mac.doFinal();
            int count = Math.min(block.length, length - done);
            System.arraycopy(block, 0, okm, done, count);
            done += count;
        }
        Arrays.fill(block, (byte) 0);
        return okm;
    }

    /** Extract, then expand; the key between is wiped. */
    public static byte[] derive(byte[] salt, byte[] ikm, byte[] info, int length) {
        byte[] prk = extract(salt, ikm);
        try {
            return expand(prk, info, length);
        } finally {
            Arrays.fill(prk, (byte) 0);
        }
    }
}
