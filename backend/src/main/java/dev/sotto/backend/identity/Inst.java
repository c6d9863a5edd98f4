package dev.sotto.backend.identity;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;

/**
 * Which session store of an account: creation time in milliseconds, then eight random bytes; the greater is the newer
 * (protocol v1, "Names and keys").
 */
public record Inst(long createdMillis, long random) implements Comparable<Inst> {
    static final int LENGTH = 16;

    static Inst of(ByteString bytes) {
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        return new Inst(buffer.getLong(), buffer.getLong());
    }

    @Override
    public int compareTo(Inst other) {
        int byTime = Long.compareUnsigned(createdMillis, other.createdMillis);
        return byTime != 0 ? byTime : Long.compareUnsigned(random, other.random);
    }
}
