package dev.sotto.crypto.primitive;

import java.util.Arrays;

/**
 * Bytes that must not leak: zeroed by {@link #close}, never printed, compared in constant time.
 *
 * <p>Zeroing is best effort: the JVM may have moved the array and left a copy behind. Not a record component and not
 * a map key on purpose ({@code hashCode} tells nothing about the content).
 */
public final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;
    private boolean closed;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A secret with a copy of {@code bytes}; the caller still has to wipe its own. */
    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /** A secret that takes the array itself: the caller must not touch it again. */
    public static SecretBytes own(byte[] bytes) {
        return new SecretBytes(bytes);
    }

    /**
     * The live array, for handing to a primitive: do not keep, change or print it. The one way to the raw bytes
     * besides {@link #copy}.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public byte[] expose() {
        if (closed) {
            throw new IllegalStateException("This secret was already wiped");
        }
        return bytes;
    }

    /** A copy, which the caller has to wipe. */
    public byte[] copy() {
        return expose().clone();
    }

    public int length() {
        return bytes.length;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Zeroes the bytes; again is harmless. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** Constant time in the content; a wiped secret equals only itself. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof SecretBytes secret
                && !closed
                && !secret.closed
                && ConstantTime.equal(bytes, secret.bytes);
    }

    /** Depends on the length only. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "SecretBytes[redacted]";
    }
}
