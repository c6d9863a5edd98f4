package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.ProtocolVersion;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;

/** The two messages of the end-to-end layer; every one starts with {@code version | type | suite}. */
public enum MessageType {
    /** The handshake part and the first RATCHET; repeated until the first valid reply. */
    INITIAL(0x01),
    /** An encrypted header and body. */
    RATCHET(0x02);

    /** Bytes of the longest message, INITIAL included: what an envelope of the relay may carry. */
    public static final int MAX_LENGTH = 96 * 1024;

    private static final int HEAD_LENGTH = 3;

    private final int code;

    MessageType(int code) {
        this.code = code;
    }

    /**
     * The type of a message, after its length, version and suite were found acceptable.
     *
     * @throws DecryptionException MALFORMED (too short, too long, unknown type) or INCOMPATIBLE (unknown version or suite)
     */
    public static MessageType of(byte[] message) throws DecryptionException {
        if (message.length < HEAD_LENGTH || message.length > MAX_LENGTH) {
            throw new DecryptionException(
                    Reason.MALFORMED, "A message has 3 to " + MAX_LENGTH + " bytes, not " + message.length + ".");
        }
        if (message[0] != ProtocolVersion.VERSION) {
            throw new DecryptionException(
                    Reason.INCOMPATIBLE,
                    "The message has version " + (message[0] & 0xff) + ", which this build does not know: upgrade.");
        }
        Suite.of(message[2] & 0xff);
        for (MessageType type : values()) {
            if (message[1] == type.code) {
                return type;
            }
        }
        throw new DecryptionException(Reason.MALFORMED, "There is no message type " + (message[1] & 0xff) + ".");
    }

    /** The byte on the wire. */
    public byte code() {
        return (byte) code;
    }
}
