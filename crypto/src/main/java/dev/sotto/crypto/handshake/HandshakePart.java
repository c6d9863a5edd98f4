package dev.sotto.crypto.handshake;

import dev.sotto.crypto.identity.BadKeyException;
import dev.sotto.crypto.identity.DeviceIdentity;
import dev.sotto.crypto.identity.PreKey;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.layout.ProtocolVersion;
import dev.sotto.crypto.primitive.Ed25519;
import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.MessageType;
import dev.sotto.crypto.ratchet.Suite;
import java.util.OptionalInt;

/**
 * Everything of an INITIAL before its RATCHET:
 *
 * <pre>
 * ver | 0x01 | suite | epoch(u32)
 * lp(acct_A) | dev_A(u32) | inst_A(16) | ID_A(65) | idSig(64)
 * EK_A(32) | spk_id(u32) | flag(u8) | opk_id(u32, 0 without flag) | ct(1568)
 * </pre>
 */
final class HandshakePart {
    private final Suite suite;
    private final long epoch;
    private final DeviceIdentity sender;
    private final byte[] identitySignature;
    private final byte[] ephemeralKey;
    private final int signedPreKeyId;
    private final OptionalInt oneTimePreKeyId;
    private final byte[] kemCiphertext;

    HandshakePart(
            Suite suite,
            long epoch,
            DeviceIdentity sender,
            byte[] identitySignature,
            byte[] ephemeralKey,
            int signedPreKeyId,
            OptionalInt oneTimePreKeyId,
            byte[] kemCiphertext) {
        this.suite = suite;
        this.epoch = epoch;
        this.sender = sender;
        this.identitySignature = identitySignature.clone();
        this.ephemeralKey = ephemeralKey.clone();
        this.signedPreKeyId = signedPreKeyId;
        this.oneTimePreKeyId = oneTimePreKeyId;
        this.kemCiphertext = kemCiphertext.clone();
    }

    /** Reads the part after version, type and suite, which {@link MessageType} has read. */
    static HandshakePart read(LayoutReader reader, Suite suite) throws LayoutException, BadKeyException {
        long epoch = reader.u32();
        if (epoch == 0) {
            throw new LayoutException("Session epochs start at 1.");
        }
        DeviceIdentity sender = DeviceIdentity.read(reader);
        byte[] identitySignature = reader.bytes(Ed25519.SIGNATURE_LENGTH);
        byte[] ephemeralKey = reader.bytes(X25519.LENGTH);
        int signedPreKeyId = reader.u31();
        boolean withOneTime = reader.flag();
        int id = reader.u31();
        if (!withOneTime && id != 0) {
            throw new LayoutException("Without a one-time prekey its id must be zero.");
        }
        OptionalInt oneTimePreKeyId = withOneTime ? OptionalInt.of(id) : OptionalInt.empty();
        byte[] kemCiphertext = reader.bytes(PreKey.KEM.ciphertextLength());
        return new HandshakePart(
                suite, epoch, sender, identitySignature, ephemeralKey, signedPreKeyId, oneTimePreKeyId, kemCiphertext);
    }

    byte[] encode() {
        LayoutWriter writer = new LayoutWriter()
                .u8(ProtocolVersion.VERSION)
                .u8(MessageType.INITIAL.code())
                .u8(suite.id())
                .u32(epoch);
        sender.write(writer);
        return writer.bytes(identitySignature)
                .bytes(ephemeralKey)
                .u32(signedPreKeyId)
                .flag(oneTimePreKeyId.isPresent())
                .u32(oneTimePreKeyId.orElse(0))
                .bytes(kemCiphertext)
                .toBytes();
    }

    Suite suite() {
        return suite;
    }

    long epoch() {
        return epoch;
    }

    DeviceIdentity sender() {
        return sender;
    }

    boolean isSenderSigned() {
        return sender.isSignedBy(identitySignature);
    }

    byte[] ephemeralKey() {
        return ephemeralKey.clone();
    }

    int signedPreKeyId() {
        return signedPreKeyId;
    }

    OptionalInt oneTimePreKeyId() {
        return oneTimePreKeyId;
    }

    byte[] kemCiphertext() {
        return kemCiphertext.clone();
    }
}
