package dev.sotto.crypto.handshake;

import dev.sotto.crypto.identity.DeviceIdentity;
import dev.sotto.crypto.identity.PreKey;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.layout.ProtocolVersion;
import dev.sotto.crypto.primitive.Sha256;
import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.Suite;
import java.util.Optional;

/**
 * th: the hash of everything both sides must agree on, in the roles they have. It goes into the key derivation and into every
 * message's associated data, which rules out unknown key shares, re-encapsulation, confused prekey ids and altered points.
 */
final class Transcript {
    private Transcript() {}

    /** The hash for a handshake of that part with the prekeys that its ids name. */
    static byte[] hash(HandshakePart part, DeviceIdentity responder, PreKey signed, Optional<PreKey> oneTime) {
        Suite suite = part.suite();
        LayoutWriter fields =
                new LayoutWriter().u8(ProtocolVersion.VERSION).u8(suite.id()).u32(part.epoch());
        part.sender().write(fields);
        responder.write(fields);
        fields.bytes(part.ephemeralKey()).u32(signed.id()).bytes(signed.ec());
        fields.flag(oneTime.isPresent())
                .u32(oneTime.map(PreKey::id).orElse(0))
                .bytes(oneTime.map(PreKey::ec).orElse(new byte[X25519.LENGTH]))
                .bytes(Sha256.hash(oneTime.orElse(signed).kem()))
                .bytes(part.kemCiphertext());
        return suite.transcriptHash(fields.toBytes());
    }
}
