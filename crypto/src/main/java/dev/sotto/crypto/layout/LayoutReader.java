package dev.sotto.crypto.layout;

import dev.sotto.crypto.primitive.ConstantTime;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Arrays;

/**
 * Reads big-endian fields strictly: what is missing, too long, reserved and not zero, or left over at the end is a
 * {@link LayoutException}. Never allocates more than the input has. Copies everything it hands out.
 */
public final class LayoutReader {
    private final byte[] input;
    private int position;

    /**
     * A reader at the start of the input.
     *
     * @param input is read, not changed, and must not change while it is read
     */
    public LayoutReader(byte[] input) {
        this.input = input;
    }

    public int u8() throws LayoutException {
        return (int) integer(1);
    }

    /** One byte that is 1 or 0. */
    public boolean flag() throws LayoutException {
        int value = u8();
        if (value > 1) {
            throw problem("a flag must be 0 or 1");
        }
        return value == 1;
    }

    public int u16() throws LayoutException {
        return (int) integer(2);
    }

    public long u32() throws LayoutException {
        return integer(4);
    }

    /** A u32 whose value must be below 2^31: device, prekey id, counter. */
    public int u31() throws LayoutException {
        long value = integer(4);
        if (value > Integer.MAX_VALUE) {
            throw problem("the number must be below 2^31");
        }
        return (int) value;
    }

    /** A u64 whose value must be below 2^63, as every one of the protocol is. */
    public long u64() throws LayoutException {
        long value = integer(8);
        if (value < 0) {
            throw problem("the number must be below 2^63");
        }
        return value;
    }

    public byte[] bytes(int count) throws LayoutException {
        if (count > remaining()) {
            throw problem(count + " more bytes are needed, but there are " + remaining());
        }
        position += count;
        return Arrays.copyOfRange(input, position - count, position);
    }

    public SecretBytes secret(int count) throws LayoutException {
        return SecretBytes.own(bytes(count));
    }

    /** A u16 length, at most {@code maxLength}, then that many bytes. */
    public byte[] lp(int maxLength) throws LayoutException {
        int length = u16();
        if (length > maxLength) {
            throw problem("a field of at most " + maxLength + " bytes says it has " + length);
        }
        return bytes(length);
    }

    /** Skips reserved bytes, which must all be zero. */
    public void zeros(int count) throws LayoutException {
        if (!ConstantTime.isZero(bytes(count))) {
            throw problem("reserved bytes must be zero");
        }
    }

    /** Everything that is left. */
    public byte[] rest() throws LayoutException {
        return bytes(remaining());
    }

    public int remaining() {
        return input.length - position;
    }

    /** How many bytes were read. */
    public int position() {
        return position;
    }

    /** Nothing may be left. */
    public void end() throws LayoutException {
        if (remaining() > 0) {
            throw problem(remaining() + " bytes too many");
        }
    }

    private long integer(int size) throws LayoutException {
        if (size > remaining()) {
            throw problem(size + " more bytes are needed, but there are " + remaining());
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | Byte.toUnsignedInt(input[position++]);
        }
        return value;
    }

    private LayoutException problem(String what) {
        return new LayoutException("Malformed at byte " + position + ": " + what + ".");
    }
}
