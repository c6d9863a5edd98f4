package dev.sotto.crypto.primitive;

import java.security.MessageDigest;

/** SHA-512 (FIPS 180-4). */
public final class Sha512 {
    public static final int LENGTH = 64;

    private Sha512() {}

    /** The hash of the concatenated parts. */
    public static byte[] hash(byte[]... parts) {
        MessageDigest digest = Jca.digest("SHA-512");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
