package dev.sotto.crypto.primitive;

import java.security.MessageDigest;

/** SHA-256 (FIPS 180-4). */
public final class Sha256 {
    public static final int LENGTH = 32;

    private Sha256() {}

    /** The hash of the concatenated parts. */
    public static byte[] hash(byte[]... parts) {
        MessageDigest digest = Jca.digest("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
