package dev.sotto.protocol;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The 128-bit id that a sender gives an envelope; a resend repeats it. Shown as 32 lower-case hex digits. */
public record EnvelopeId(long high, long low) {
    public static final int LENGTH = 16;

    /** Throws MALFORMED unless there are exactly 16 bytes. */
    public static EnvelopeId of(ByteString bytes) throws ProtocolException {
        if (bytes.size() != LENGTH) {
            throw new ProtocolException(ProtocolException.Reason.MALFORMED, "an envelope id has 16 bytes");
        }
        return of(bytes.toByteArray());
    }

    public static EnvelopeId of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("an envelope id has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new EnvelopeId(buffer.getLong(), buffer.getLong());
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
    }

    public ByteString toByteString() {
        return ByteString.copyFrom(toBytes());
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
