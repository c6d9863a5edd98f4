package dev.sotto.crypto.handshake;

import dev.sotto.crypto.identity.BadKeyException;
import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import dev.sotto.crypto.ratchet.MessageType;
import dev.sotto.crypto.ratchet.Suite;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * An INITIAL as it came: a handshake part and a RATCHET. Everything it says is a claim, until {@link #check} has tied the sender to
 * its identity, and the first RATCHET that opens has proven the rest.
 *
 * <p>The order for a receiver: look up {@link #hid} (known: give {@link #ratchet} to that session; dropped before: refuse),
 * {@link #check}, compare with what is pinned, and only then key work.
 */
public final class InitialMessage {
    private final HandshakePart part;
    private final byte[] hid;
    private final byte[] ratchet;

    private InitialMessage(HandshakePart part, byte[] hid, byte[] ratchet) {
        this.part = part;
        this.hid = hid;
        this.ratchet = ratchet;
    }

    /**
     * Reads the layout.
     *
     * @throws DecryptionException MALFORMED, INCOMPATIBLE or BAD_KEY (an identity key that cannot be one)
     */
    public static InitialMessage parse(byte[] message) throws DecryptionException {
        if (MessageType.of(message) != MessageType.INITIAL) {
            throw new DecryptionException(Reason.MALFORMED, "These bytes are not an INITIAL message.");
        }
        try {
            LayoutReader reader = new LayoutReader(message);
            reader.u16();
            Suite suite = Suite.of(reader.u8());
            HandshakePart part = HandshakePart.read(reader, suite);
            byte[] hid = suite.handshakeId(Arrays.copyOf(message, reader.position()));
            return new InitialMessage(part, hid, reader.rest());
        } catch (LayoutException e) {
            throw new DecryptionException(Reason.MALFORMED, "INITIAL: " + e.getMessage());
        } catch (BadKeyException e) {
            throw new DecryptionException(Reason.BAD_KEY, "INITIAL: " + e.getMessage());
        }
    }

    /** The message of a handshake part, as {@link Agreement} gave it, and a RATCHET. */
    public static byte[] encode(byte[] handshakePart, byte[] ratchet) {
        return new LayoutWriter().bytes(handshakePart).bytes(ratchet).toBytes();
    }

    /**
     * Checks what can be checked before any key work: that the sender is the envelope's and not ourselves, and that its
     * identity signed itself.
     *
     * @throws DecryptionException WRONG_SENDER or BAD_SIGNATURE
     */
    public CheckedInitial check(DeviceAddress envelopeSender, DeviceAddress self) throws DecryptionException {
        if (!sender().equals(envelopeSender) || sender().equals(self)) {
            throw new DecryptionException(Reason.WRONG_SENDER, "The INITIAL is not by the sender of its envelope.");
        }
        if (!part.isSenderSigned()) {
            throw new DecryptionException(Reason.BAD_SIGNATURE, "The sender's identity is not signed by itself.");
        }
        return new CheckedInitial(this);
    }

    /** Names the handshake: 32 bytes, the same in every message that repeats it. */
    public byte[] hid() {
        return hid.clone();
    }

    /** The RATCHET inside. */
    public byte[] ratchet() {
        return ratchet.clone();
    }

    public int suite() {
        return part.suite().id();
    }

    /** The session epoch, from 1. */
    public long epoch() {
        return part.epoch();
    }

    public DeviceAddress sender() {
        return part.sender().address();
    }

    public Instance instance() {
        return part.sender().instance();
    }

    public IdentityKey identity() {
        return part.sender().key();
    }

    public int signedPreKeyId() {
        return part.signedPreKeyId();
    }

    /** Empty when the sender got no one-time pair: then a replay must be refused by remembering {@link #hid}. */
    public OptionalInt oneTimePreKeyId() {
        return part.oneTimePreKeyId();
    }

    HandshakePart part() {
        return part;
    }

    @Override
    public String toString() {
        return "InitialMessage[epoch " + epoch() + "]";
    }
}
