package dev.sotto.crypto.primitive;

import java.nio.ByteBuffer;

/** A repeatable stream of bytes: SHA-256 over seed and counter. Equal seeds give equal runs. For tests only. */
public final class SeededRandomness implements Randomness {
    private final long seed;
    private long counter;

    public SeededRandomness(long seed) {
        this.seed = seed;
    }

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            byte[] block = Sha256.hash(
                    ByteBuffer.allocate(16).putLong(seed).putLong(counter++).array());
            int part = Math.min(block.length, count - done);
            System.arraycopy(block, 0, bytes, done, part);
            done += part;
        }
        return bytes;
    }
}
