package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.layout.ProtocolVersion;
import dev.sotto.crypto.ratchet.Suite.Layer;
import java.util.Arrays;

/** Messages that only somebody with the keys of a chain can make, with headers that no honest sender makes. */
final class Forgery {
    private static final Suite SUITE = Suite.preferred();
    private static final byte[] SALT = new byte[Suite.SALT_LENGTH];

    private Forgery() {}

    /** A message with those header fields; header and body verify when the body's key is the one of {@code number}. */
    static byte[] message(SendingChain chain, byte[] ratchetKey, int previousCount, int number) {
        return message(chain, new RatchetHeader(ratchetKey, previousCount, number).encode());
    }

    /** A message with those header bytes. */
    static byte[] message(SendingChain chain, byte[] header) {
        return message(chain, header, Padding.pad(new byte[] {1}));
    }

    static byte[] message(SendingChain chain, byte[] header, byte[] padded) {
        byte[] head = new LayoutWriter()
                .u8(ProtocolVersion.VERSION)
                .u8(MessageType.RATCHET.code())
                .u8(SUITE.id())
                .bytes(SALT)
                .toBytes();
        byte[] sealedHeader = SUITE.seal(Layer.HEADER, chain.headerKey().secret(), SALT, head, header);
        byte[] aad =
                new LayoutWriter().bytes(End.AD).bytes(head).bytes(sealedHeader).toBytes();
        byte[] body = chain.messageKey(SUITE).seal(SUITE, SALT, aad, padded);
        return new LayoutWriter().bytes(head).bytes(sealedHeader).bytes(body).toBytes();
    }

    /** The header that the chain's next message really has. */
    static byte[] header(SendingChain chain) {
        return chain.header().encode();
    }

    static byte[] with(byte[] bytes, int index, int value) {
        byte[] changed = bytes.clone();
        changed[index] = (byte) value;
        return changed;
    }

    static byte[] flip(byte[] bytes, int bit) {
        return with(bytes, bit / 8, bytes[bit / 8] ^ 1 << bit % 8);
    }

    static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }
}
