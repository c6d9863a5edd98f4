package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.ConstantTime;
import dev.sotto.crypto.primitive.Randomness;
import java.util.Arrays;
import java.util.Optional;

/**
 * One life of a device's session store ({@code inst}): new whenever the store is created or restored, and greater than
 * every earlier one of that device. The greater of two is the newer.
 *
 * <p>Layout: creation time in Unix milliseconds (u64), 8 random bytes; ordered as unsigned bytes.
 */
public final class Instance implements Comparable<Instance> {
    public static final int LENGTH = 16;

    private static final int RANDOM_LENGTH = 8;

    private final long createdMillis;
    private final byte[] bytes;

    private Instance(long createdMillis, byte[] random) {
        this.createdMillis = createdMillis;
        this.bytes = new LayoutWriter().u64(createdMillis).bytes(random).toBytes();
    }

    /**
     * A new instance, greater than {@code previous} whatever the clock says.
     *
     * @param nowMillis Unix milliseconds
     */
    public static Instance create(long nowMillis, Optional<Instance> previous, Randomness randomness) {
        long earliest =
                previous.map(before -> Math.addExact(before.createdMillis, 1)).orElse(0L);
        return new Instance(Math.max(nowMillis, earliest), randomness.bytes(RANDOM_LENGTH));
    }

    /** The instance that {@link #toBytes} gave; other bytes are our own bug (IllegalArgumentException). */
    public static Instance of(byte[] bytes) {
        try {
            LayoutReader reader = new LayoutReader(bytes);
            Instance instance = read(reader);
            reader.end();
            return instance;
        } catch (LayoutException e) {
            throw new IllegalArgumentException("Not an instance.", e);
        }
    }

    public static Instance read(LayoutReader reader) throws LayoutException {
        return new Instance(reader.u64(), reader.bytes(RANDOM_LENGTH));
    }

    public void write(LayoutWriter writer) {
        writer.bytes(bytes);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Unix milliseconds by the clock of its device. */
    public long createdMillis() {
        return createdMillis;
    }

    @Override
    public int compareTo(Instance other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instance instance && ConstantTime.equal(bytes, instance.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Instance[created " + createdMillis + " ms]";
    }
}
