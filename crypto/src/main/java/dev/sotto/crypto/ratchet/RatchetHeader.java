package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;

/**
 * What a sender says of a message before the body, sealed under the header key of its chain:
 *
 * <pre>
 * dh(32) | pn(u32) | n(u32) | pq_epoch(u32) | chunk(154) | zeros(10)      208 bytes
 * </pre>
 */
final class RatchetHeader {
    static final int LENGTH = 208;

    private static final int RESERVED = 10;

    private final byte[] ratchetKey;
    private final int previousCount;
    private final int number;

    RatchetHeader(byte[] ratchetKey, int previousCount, int number) {
        this.ratchetKey = ratchetKey.clone();
        this.previousCount = previousCount;
        this.number = number;
    }

    /** The sender's current ratchet key, canonical. */
    byte[] ratchetKey() {
        return ratchetKey.clone();
    }

    /** pn: how many messages the sender's previous chain has. */
    int previousCount() {
        return previousCount;
    }

    /** n: the message's place in its chain, from 0. */
    int number() {
        return number;
    }

    byte[] encode() {
        LayoutWriter writer = new LayoutWriter()
                .bytes(ratchetKey)
                .u32(previousCount)
                .u32(number)
                .u32(0);
        PqChunk.writeNone(writer);
        return writer.zeros(RESERVED).toBytes();
    }

    /**
     * Reads an authentic header.
     *
     * @throws DecryptionException MALFORMED, INCOMPATIBLE (a KEM secret is in the peer's root, and this build has none) or BAD_KEY
     */
    static RatchetHeader decode(byte[] bytes) throws DecryptionException {
        try {
            LayoutReader reader = new LayoutReader(bytes);
            byte[] ratchetKey = reader.bytes(X25519.LENGTH);
            RatchetHeader header = new RatchetHeader(ratchetKey, reader.u31(), reader.u31());
            long pqEpoch = reader.u32();
            PqChunk.skip(reader);
            reader.zeros(RESERVED);
            reader.end();
            if (pqEpoch != 0) {
                throw new DecryptionException(
                        Reason.INCOMPATIBLE, "The peer's ratchet is in post-quantum epoch " + pqEpoch + ": upgrade.");
            }
            if (!X25519.isCanonical(ratchetKey)) {
                throw new DecryptionException(Reason.BAD_KEY, "The ratchet key in the header is not canonical.");
            }
            return header;
        } catch (LayoutException e) {
            throw new DecryptionException(Reason.MALFORMED, "Header: " + e.getMessage());
        }
    }
}
