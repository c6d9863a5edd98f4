package dev.sotto.crypto.primitive;

import java.security.MessageDigest;

/** Comparison whose time does not depend on where two arrays differ. */
public final class ConstantTime {
    private ConstantTime() {}

    /** Same length and same bytes. The length is not hidden. */
    public static boolean equal(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }

    /** All bytes are zero (an empty array is). */
    public static boolean isZero(byte[] bytes) {
        int any = 0;
        for (byte b : bytes) {
            any |= b;
        }
        return any == 0;
    }
}
