package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.ConstantTime;
import dev.sotto.crypto.primitive.Ed25519;
import dev.sotto.crypto.primitive.X25519;
import java.util.Arrays;

/**
 * The public identity of a device: one key of 65 bytes, {@code 0x01 | Ed25519 public(32) | X25519 public(32)}.
 *
 * <p>The halves are for the primitives only. Compare, pin, show and hash all 65 bytes: an attacker who could swap one
 * half unseen would own the identity. Both halves are valid keys: canonical, the Ed25519 one in the prime-order
 * subgroup.
 */
public final class IdentityKey {
    public static final int LENGTH = 1 + Ed25519.PUBLIC_KEY_LENGTH + X25519.LENGTH;

    private static final byte TYPE = 0x01;

    private final byte[] bytes;

    private IdentityKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The key in {@code bytes}, or why it is none. */
    public static IdentityKey of(byte[] bytes) throws BadKeyException {
        if (bytes.length != LENGTH || bytes[0] != TYPE) {
            throw new BadKeyException(BadKeyException.Reason.MALFORMED, "Not an identity key of type 1.");
        }
        IdentityKey key = new IdentityKey(bytes.clone());
        if (!Ed25519.isValidPublicKey(key.ed25519())) {
            throw new BadKeyException(
                    BadKeyException.Reason.SMALL_ORDER, "The signing half of the identity key is not valid.");
        }
        if (!X25519.isCanonical(key.x25519())) {
            throw new BadKeyException(
                    BadKeyException.Reason.NON_CANONICAL, "The agreement half of the identity key is not canonical.");
        }
        return key;
    }

    public static IdentityKey read(LayoutReader reader) throws LayoutException, BadKeyException {
        return of(reader.bytes(LENGTH));
    }

    /** The public halves of one's own private ones, which are valid by construction. */
    static IdentityKey ofOwn(byte[] ed25519, byte[] x25519) {
        return new IdentityKey(
                new LayoutWriter().u8(TYPE).bytes(ed25519).bytes(x25519).toBytes());
    }

    public void write(LayoutWriter writer) {
        writer.bytes(bytes);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** For {@link Ed25519} only. */
    public byte[] ed25519() {
        return Arrays.copyOfRange(bytes, 1, 1 + Ed25519.PUBLIC_KEY_LENGTH);
    }

    /** For {@link X25519} only. */
    public byte[] x25519() {
        return Arrays.copyOfRange(bytes, 1 + Ed25519.PUBLIC_KEY_LENGTH, LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityKey key && ConstantTime.equal(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** No part of the key: people compare safety numbers, not prefixes. */
    @Override
    public String toString() {
        return "IdentityKey";
    }
}
