package dev.sotto.crypto.layout;

import dev.sotto.crypto.primitive.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes big-endian fields one after the other. A value that does not fit its field is our own bug
 * (IllegalArgumentException). Buffers are wiped when they are outgrown and by {@link #toBytes}, so it can hold secrets.
 */
public final class LayoutWriter {
    private static final int MAX_U16 = 0xffff;
    private static final long MAX_U32 = 0xffff_ffffL;

    private byte[] buffer = new byte[256];
    private int length;

    /** An ASCII label and one 0x00: how every signed or hashed input starts. */
    public LayoutWriter label(String label) {
        return bytes(label.getBytes(StandardCharsets.US_ASCII)).u8(0);
    }

    public LayoutWriter u8(int value) {
        return integer(value, 0xff, 1);
    }

    /** One byte, 1 or 0. */
    public LayoutWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    public LayoutWriter u16(int value) {
        return integer(value, MAX_U16, 2);
    }

    public LayoutWriter u32(long value) {
        return integer(value, MAX_U32, 4);
    }

    /** Eight bytes; the value must be below 2^63, as every u64 of the protocol is. */
    public LayoutWriter u64(long value) {
        return integer(value, Long.MAX_VALUE, 8);
    }

    public LayoutWriter bytes(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    public LayoutWriter secret(SecretBytes secret) {
        return bytes(secret.expose());
    }

    public LayoutWriter zeros(int count) {
        return bytes(new byte[count]);
    }

    /** A u16 length, then the bytes. */
    public LayoutWriter lp(byte[] bytes) {
        return u16(bytes.length).bytes(bytes);
    }

    /** Everything written. Wipes the buffer: the writer starts empty again. */
    public byte[] toBytes() {
        byte[] bytes = Arrays.copyOf(buffer, length);
        Arrays.fill(buffer, (byte) 0);
        length = 0;
        return bytes;
    }

    private LayoutWriter integer(long value, long max, int size) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("A field of " + size + " bytes cannot hold " + value + ".");
        }
        reserve(size);
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > buffer.length) {
            byte[] outgrown = buffer;
            buffer = Arrays.copyOf(outgrown, Math.max(needed, Math.multiplyExact(outgrown.length, 2)));
            Arrays.fill(outgrown, (byte) 0);
        }
    }
}
