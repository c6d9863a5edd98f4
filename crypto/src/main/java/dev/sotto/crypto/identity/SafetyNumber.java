package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.ConstantTime;
import dev.sotto.crypto.primitive.Sha512;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What two people compare to be sure that nobody sits between them: 60 digits that are the same on both sides, and a
 * code to scan. Depends on both accounts and on all 65 bytes of both identities.
 *
 * <p>Shape of Signal's numeric fingerprint, with version 1: {@code h0 = SHA-512(u16 version | identity | account |
 * identity)}, then {@code h = SHA-512(h | identity)} until 5 200 hashes are made.
 */
public final class SafetyNumber {
    public static final int VERSION = 0x0001;
    public static final int ITERATIONS = 5_200;

    private static final int CODE_FORMAT = 0x01;
    private static final int CODE_HASH_LENGTH = 32;
    private static final int GROUPS = 6;
    private static final int GROUP_LENGTH = 5;

    private final byte[] own;
    private final byte[] peer;

    private SafetyNumber(byte[] own, byte[] peer) {
        this.own = own;
        this.peer = peer;
    }

    public static SafetyNumber between(DeviceAddress own, IdentityKey ownKey, DeviceAddress peer, IdentityKey peerKey) {
        return new SafetyNumber(hash(own, ownKey), hash(peer, peerKey));
    }

    /** 60 digits, the same for both people. */
    public String digits() {
        return digits(own, peer);
    }

    /** {@code 0x01 | u16 version | own 32 | peer 32}; the other person's has the halves swapped. */
    public byte[] qr() {
        return code(own, peer);
    }

    /** {@link #qr} as lower-case hex: what the QR code carries. */
    public String qrText() {
        return HexFormat.of().formatHex(qr());
    }

    /** Whether the text is the code of the other person, scanned from their screen. */
    public boolean matches(String scanned) {
        return ConstantTime.equal(
                scanned.getBytes(StandardCharsets.UTF_8),
                HexFormat.of().formatHex(code(peer, own)).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The 64-byte hash of one side; a function of everything, so that published answers test it.
     *
     * @param iterations hashes in all, at least 1
     */
    public static byte[] hash(int version, byte[] key, byte[] id, int iterations) {
        byte[] hash = Sha512.hash(new LayoutWriter().u16(version).toBytes(), key, id, key);
        for (int i = 1; i < iterations; i++) {
            hash = Sha512.hash(hash, key);
        }
        return hash;
    }

    /** The digits of two hashes, in whichever order. */
    public static String digits(byte[] oneHash, byte[] otherHash) {
        String one = half(oneHash);
        String other = half(otherHash);
        return one.compareTo(other) <= 0 ? one + other : other + one;
    }

    private static byte[] hash(DeviceAddress address, IdentityKey key) {
        return hash(VERSION, key.toBytes(), address.accountBytes(), ITERATIONS);
    }

    private static String half(byte[] hash) {
        StringBuilder digits = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            long value = 0;
            for (int i = 0; i < GROUP_LENGTH; i++) {
                value = value << 8 | Byte.toUnsignedInt(hash[GROUP_LENGTH * group + i]);
            }
            String text = Long.toString(value % 100_000);
            digits.append("0".repeat(GROUP_LENGTH - text.length())).append(text);
        }
        return digits.toString();
    }

    private static byte[] code(byte[] first, byte[] second) {
        return new LayoutWriter()
                .u8(CODE_FORMAT)
                .u16(VERSION)
                .bytes(Arrays.copyOf(first, CODE_HASH_LENGTH))
                .bytes(Arrays.copyOf(second, CODE_HASH_LENGTH))
                .toBytes();
    }
}
