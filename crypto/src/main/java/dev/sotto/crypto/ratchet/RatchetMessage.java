package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.layout.ProtocolVersion;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.Arrays;

/**
 * The layout of a RATCHET:
 *
 * <pre>
 * ver | 0x02 | suite | salt(16)      head, 19 bytes: associated data of the header
 * encrypted header(224)              head and this: associated data of the body, after AD
 * ciphertext                         padded body and tag
 * </pre>
 */
final class RatchetMessage {
    private static final int SALT_OFFSET = 3;
    private static final int HEADER_OFFSET = SALT_OFFSET + Suite.SALT_LENGTH;
    private static final int BODY_OFFSET = HEADER_OFFSET + RatchetHeader.LENGTH + Suite.TAG_LENGTH;
    private static final int SHORTEST = BODY_OFFSET + Suite.TAG_LENGTH;

    private final byte[] bytes;

    private RatchetMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the outer layout; nothing of it is authentic yet.
     *
     * @throws DecryptionException MALFORMED, or INCOMPATIBLE when it is not of that suite
     */
    static RatchetMessage parse(byte[] bytes, Suite suite) throws DecryptionException {
        if (MessageType.of(bytes) != MessageType.RATCHET || bytes.length < SHORTEST) {
            throw new DecryptionException(Reason.MALFORMED, "These bytes are not a whole RATCHET message.");
        }
        if ((bytes[2] & 0xff) != suite.id()) {
            throw new DecryptionException(Reason.INCOMPATIBLE, "The message is of another suite than its session.");
        }
        return new RatchetMessage(bytes.clone());
    }

    /** Seals a header and a body; {@code padded} as {@link Padding} makes it. */
    static RatchetMessage seal(
            Suite suite,
            byte[] salt,
            HeaderKey headerKey,
            RatchetHeader header,
            MessageKey key,
            byte[] ad,
            byte[] padded) {
        byte[] head = new LayoutWriter()
                .u8(ProtocolVersion.VERSION)
                .u8(MessageType.RATCHET.code())
                .u8(suite.id())
                .bytes(salt)
                .toBytes();
        byte[] front = new LayoutWriter()
                .bytes(head)
                .bytes(headerKey.seal(suite, salt, head, header))
                .toBytes();
        byte[] body = key.seal(suite, salt, bodyAad(ad, front), padded);
        return new RatchetMessage(new LayoutWriter().bytes(front).bytes(body).toBytes());
    }

    /** Opens the body. */
    byte[] open(Suite suite, MessageKey key, byte[] ad) throws DecryptionException {
        byte[] front = Arrays.copyOf(bytes, BODY_OFFSET);
        byte[] body = Arrays.copyOfRange(bytes, BODY_OFFSET, bytes.length);
        return key.open(suite, salt(), bodyAad(ad, front), body);
    }

    byte[] salt() {
        return Arrays.copyOfRange(bytes, SALT_OFFSET, HEADER_OFFSET);
    }

    byte[] head() {
        return Arrays.copyOf(bytes, HEADER_OFFSET);
    }

    byte[] encryptedHeader() {
        return Arrays.copyOfRange(bytes, HEADER_OFFSET, BODY_OFFSET);
    }

    byte[] toBytes() {
        return bytes.clone();
    }

    private static byte[] bodyAad(byte[] ad, byte[] front) {
        return new LayoutWriter().bytes(ad).bytes(front).toBytes();
    }
}
