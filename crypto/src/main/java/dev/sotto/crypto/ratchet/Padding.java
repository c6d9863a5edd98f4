package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.Arrays;

/**
 * Hides the exact length of a body: 0x80, then zeros, up to a multiple of 160 bytes for short bodies and to a Padmé length above
 * 4 000, which leaks O(log log n) bits and costs at most 12 % (Nikitin et al., PETS 2019).
 */
public final class Padding {
    private static final int STEP = 160;
    private static final int LAST_STEPPED = 4_000;
    private static final byte MARK = (byte) 0x80;

    private Padding() {}

    /** Bytes of a padded body whose content, the mark included, has that many bytes. */
    static int paddedLength(int contentAndMark) {
        if (contentAndMark <= LAST_STEPPED) {
            return (contentAndMark + STEP - 1) / STEP * STEP;
        }
        int exponent = floorLog2(contentAndMark);
        int lowBits = exponent - (floorLog2(exponent) + 1);
        int mask = (1 << lowBits) - 1;
        return (contentAndMark + mask) & ~mask;
    }

    static byte[] pad(byte[] content) {
        byte[] padded = Arrays.copyOf(content, paddedLength(content.length + 1));
        padded[content.length] = MARK;
        return padded;
    }

    /** Takes only what {@link #pad} makes; the input is authentic already, so timing tells nothing. */
    static byte[] unpad(byte[] padded) throws DecryptionException {
        int mark = padded.length - 1;
        while (mark >= 0 && padded[mark] == 0) {
            mark--;
        }
        if (mark < 0 || padded[mark] != MARK || paddedLength(mark + 1) != padded.length) {
            throw new DecryptionException(Reason.MALFORMED, "The body is not padded as the protocol says.");
        }
        return Arrays.copyOf(padded, mark);
    }

    private static int floorLog2(int value) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
    }
}
