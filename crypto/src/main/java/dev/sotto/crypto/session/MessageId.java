package dev.sotto.crypto.session;

import dev.sotto.crypto.primitive.Randomness;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The 128-bit id of a message: the same one inside the encrypted payload and on its envelope. Shown as hex. */
public record MessageId(long high, long low) {
    /** Bytes. */
    public static final int LENGTH = 16;

    /** A fresh id that nobody can guess. */
    public static MessageId random(Randomness randomness) {
        return of(randomness.bytes(LENGTH));
    }

    /** Throws IllegalArgumentException unless there are exactly 16 bytes. */
    public static MessageId of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a message id has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new MessageId(buffer.getLong(), buffer.getLong());
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
