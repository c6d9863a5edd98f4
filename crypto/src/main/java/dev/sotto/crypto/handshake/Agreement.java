package dev.sotto.crypto.handshake;

import dev.sotto.crypto.identity.DeviceIdentity;
import dev.sotto.crypto.ratchet.DoubleRatchet;
import dev.sotto.crypto.ratchet.Suite;

/**
 * What a handshake ends in. On the initiator's side the peer is the owner of the checked bundle; on the responder's side it is only
 * claimed until the ratchet has opened a message.
 */
public final class Agreement {
    private final DoubleRatchet ratchet;
    private final DeviceIdentity peer;
    private final HandshakePart part;
    private final byte[] transcriptHash;
    private final byte[] sid;

    Agreement(DoubleRatchet ratchet, DeviceIdentity peer, HandshakePart part, byte[] transcriptHash, byte[] sid) {
        this.ratchet = ratchet;
        this.peer = peer;
        this.part = part;
        this.transcriptHash = transcriptHash;
        this.sid = sid;
    }

    public DoubleRatchet ratchet() {
        return ratchet;
    }

    public DeviceIdentity peer() {
        return peer;
    }

    public long epoch() {
        return part.epoch();
    }

    public Suite suite() {
        return part.suite();
    }

    /** th, 32 bytes. */
    public byte[] transcriptHash() {
        return transcriptHash.clone();
    }

    /** SID, 32 bytes: the same on both sides, known to nobody else. */
    public byte[] sid() {
        return sid.clone();
    }

    /** What precedes every RATCHET of the initiator until the first valid reply. */
    public byte[] handshakePart() {
        return part.encode();
    }

    /** hid, 32 bytes: the name of the handshake. */
    public byte[] hid() {
        return part.suite().handshakeId(part.encode());
    }
}
