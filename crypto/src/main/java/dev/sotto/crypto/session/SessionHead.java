package dev.sotto.crypto.session;

import dev.sotto.crypto.handshake.Agreement;
import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.ConstantTime;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.ratchet.Suite;
import java.util.Optional;

/**
 * What a handshake fixed for the whole life of a session. Only the handshake part goes, with the first reply. Holds no key, but
 * the SID is shared with the peer alone and must not be shown.
 */
final class SessionHead {
    private static final long SECONDS_A_DAY = 86_400;
    private static final int HASH_LENGTH = 32;

    /** More than the 1 783 bytes of the longest handshake part. */
    private static final int MAX_HANDSHAKE_PART = 2_048;

    private final Suite suite;
    private final Session.Role role;
    private final DeviceAddress peer;
    private final Instance peerInstance;
    private final long epoch;
    private final long createdDay;
    private final byte[] sid;
    private final byte[] hid;
    private final byte[] transcriptHash;
    private final Optional<byte[]> handshakePart;

    private SessionHead(
            Suite suite,
            Session.Role role,
            DeviceAddress peer,
            Instance peerInstance,
            long epoch,
            long createdDay,
            byte[] sid,
            byte[] hid,
            byte[] transcriptHash,
            Optional<byte[]> handshakePart) {
        this.suite = suite;
        this.role = role;
        this.peer = peer;
        this.peerInstance = peerInstance;
        this.epoch = epoch;
        this.createdDay = createdDay;
        this.sid = sid;
        this.hid = hid;
        this.transcriptHash = transcriptHash;
        this.handshakePart = handshakePart;
    }

    static SessionHead of(Session.Role role, Agreement agreement, long nowSeconds) {
        return new SessionHead(
                agreement.suite(),
                role,
                agreement.peer().address(),
                agreement.peer().instance(),
                agreement.epoch(),
                Math.floorDiv(nowSeconds, SECONDS_A_DAY),
                agreement.sid(),
                agreement.hid(),
                agreement.transcriptHash(),
                role == Session.Role.INITIATOR ? Optional.of(agreement.handshakePart()) : Optional.empty());
    }

    /** The head once the peer has answered: the handshake part is not needed any more. */
    SessionHead acknowledge() {
        if (handshakePart.isEmpty()) {
            return this;
        }
        return new SessionHead(
                suite, role, peer, peerInstance, epoch, createdDay, sid, hid, transcriptHash, Optional.empty());
    }

    /** AD. */
    byte[] associatedData() {
        return suite.associatedData(transcriptHash);
    }

    /** What goes before each of our messages; empty once the peer has answered, and for a responder. */
    Optional<byte[]> handshakePart() {
        return handshakePart.map(byte[]::clone);
    }

    Suite suite() {
        return suite;
    }

    Session.Role role() {
        return role;
    }

    DeviceAddress peer() {
        return peer;
    }

    Instance peerInstance() {
        return peerInstance;
    }

    long epoch() {
        return epoch;
    }

    long createdDay() {
        return createdDay;
    }

    byte[] sid() {
        return sid.clone();
    }

    byte[] hid() {
        return hid.clone();
    }

    /**
     * {@code suite | initiator(flag) | lp(account) device | inst(16) | epoch(u32) | day(u32) | sid | hid | th | lp(part)}.
     */
    void write(LayoutWriter writer) {
        writer.u8(suite.id()).flag(role == Session.Role.INITIATOR);
        peer.write(writer);
        peerInstance.write(writer);
        writer.u32(epoch).u32(createdDay).bytes(sid).bytes(hid).bytes(transcriptHash);
        writer.lp(handshakePart.orElse(new byte[0]));
    }

    static SessionHead read(LayoutReader reader) throws LayoutException {
        Suite suite = readSuite(reader);
        Session.Role role = reader.flag() ? Session.Role.INITIATOR : Session.Role.RESPONDER;
        DeviceAddress peer = DeviceAddress.read(reader);
        Instance peerInstance = Instance.read(reader);
        long epoch = reader.u32();
        if (epoch == 0) {
            throw new LayoutException("Session epochs start at 1.");
        }
        long createdDay = reader.u32();
        byte[] sid = reader.bytes(HASH_LENGTH);
        byte[] hid = reader.bytes(HASH_LENGTH);
        byte[] transcriptHash = reader.bytes(HASH_LENGTH);
        byte[] part = reader.lp(MAX_HANDSHAKE_PART);
        if (part.length > 0 && (role != Session.Role.INITIATOR || !ConstantTime.equal(hid, suite.handshakeId(part)))) {
            throw new LayoutException("The stored session has a handshake part that is not its own.");
        }
        Optional<byte[]> handshakePart = part.length == 0 ? Optional.empty() : Optional.of(part);
        return new SessionHead(
                suite, role, peer, peerInstance, epoch, createdDay, sid, hid, transcriptHash, handshakePart);
    }

    private static Suite readSuite(LayoutReader reader) throws LayoutException {
        try {
            return Suite.of(reader.u8());
        } catch (DecryptionException e) {
            throw new LayoutException("This session was stored by a newer version; upgrade to open it.");
        }
    }
}
