package dev.sotto.crypto.session;

import dev.sotto.crypto.handshake.Agreement;
import dev.sotto.crypto.handshake.CheckedInitial;
import dev.sotto.crypto.handshake.Handshake;
import dev.sotto.crypto.handshake.InitialMessage;
import dev.sotto.crypto.identity.BundleException;
import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.ratchet.DoubleRatchet;
import java.util.Optional;

/**
 * One session with one device of a peer: a handshake's outcome and the ratchet that runs on it. Immutable: encrypting and
 * decrypting return the next session, and whatever is refused changes nothing.
 *
 * <p>Not its concern: which of several sessions sends and how long one lives, trust, replays of whole envelopes, what a
 * payload means.
 */
public final class Session {
    /** Bytes of the longest payload: padded, with the longest handshake part before it, it fills 96 KiB. */
    public static final int MAX_PAYLOAD = 96_255;

    private static final int FORMAT = 0x01;

    private final SessionHead head;
    private final DoubleRatchet ratchet;

    private Session(SessionHead head, DoubleRatchet ratchet) {
        this.head = head;
        this.ratchet = ratchet;
    }

    /**
     * Starts a session; its first message is still to be encrypted.
     *
     * @param bundle must have passed its {@code verify}
     * @param epoch the session epoch, from 1
     * @param nowSeconds Unix seconds
     * @throws BundleException BAD_KEY when a key in the bundle cannot be used
     */
    public static Session initiate(
            LocalDevice self, PreKeyBundle bundle, long epoch, long nowSeconds, Randomness randomness)
            throws BundleException {
        Agreement agreement = Handshake.initiate(self, bundle, epoch, randomness);
        return new Session(SessionHead.of(Role.INITIATOR, agreement, nowSeconds), agreement.ratchet());
    }

    /**
     * Answers a handshake and opens the first message, which alone proves it. Only when the result is committed may the one-time
     * pair's private half be deleted, in the same transaction.
     *
     * @param initial not a known handshake, and in agreement with what is pinned
     * @param signed the pair of the message's signed prekey id
     * @param oneTime the pair of its one-time prekey id, if it names one
     * @param nowSeconds Unix seconds
     * @throws DecryptionException BAD_KEY, or why the first message does not open
     */
    public static Decrypted respond(
            LocalDevice self, CheckedInitial initial, PreKeyPair signed, Optional<PreKeyPair> oneTime, long nowSeconds)
            throws DecryptionException {
        Agreement agreement = Handshake.respond(self, initial, signed, oneTime);
        Session candidate = new Session(SessionHead.of(Role.RESPONDER, agreement, nowSeconds), agreement.ratchet());
        try {
            Decrypted first = candidate.decrypt(initial.message().ratchet());
            candidate.wipeExcept(first.session());
            return first;
        } catch (DecryptionException e) {
            candidate.wipe();
            throw e;
        }
    }

    /**
     * Seals a payload.
     *
     * @throws IllegalStateException unless {@link #canSend}
     * @throws IllegalArgumentException for more than {@link #MAX_PAYLOAD} bytes
     */
    public Encrypted encrypt(byte[] payload, Randomness randomness) {
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "A payload has at most " + MAX_PAYLOAD + " bytes, not " + payload.length + ".");
        }
        DoubleRatchet.Sent sent = ratchet.encrypt(payload, head.associatedData(), randomness);
        byte[] message = head.handshakePart()
                .map(part -> InitialMessage.encode(part, sent.message()))
                .orElseGet(sent::message);
        return new Encrypted(new Session(head, sent.next()), message);
    }

    /**
     * Opens a RATCHET, for a repeated handshake the one inside the INITIAL.
     *
     * @throws DecryptionException any reason but WRONG_SENDER and BAD_SIGNATURE
     */
    public Decrypted decrypt(byte[] message) throws DecryptionException {
        DoubleRatchet.Received received = ratchet.decrypt(message, head.associatedData());
        Session next = new Session(head.acknowledge(), received.next());
        return new Decrypted(next, received.payload(), received.lost());
    }

    /** This session without its sending half; what the peer has sent, or may have answered already, stays readable. */
    public Session receiveOnly() {
        return new Session(head, ratchet.receiveOnly());
    }

    /** Whether the session has its sending half. */
    public boolean canSend() {
        return ratchet.canSend();
    }

    public Role role() {
        return head.role();
    }

    public DeviceAddress peer() {
        return head.peer();
    }

    /** The life of the peer's store that this session was made with. */
    public Instance peerInstance() {
        return head.peerInstance();
    }

    /** 32 bytes, the same on both sides. */
    public byte[] sid() {
        return head.sid();
    }

    /** 32 bytes: the name of the handshake, by which a repeated INITIAL finds its session. */
    public byte[] hid() {
        return head.hid();
    }

    /** The session epoch, from 1. */
    public long epoch() {
        return head.epoch();
    }

    public int suite() {
        return head.suite().id();
    }

    /** Days since 1970 when the session was made on this side. */
    public long createdDay() {
        return head.createdDay();
    }

    /** Whether the peer is known to have the session: always for a responder, after the first reply for an initiator. */
    public boolean acknowledged() {
        return head.handshakePart().isEmpty();
    }

    /** Zeroes in memory every secret that the successor does not share; for after the commit. This one is unusable then. */
    public void wipeExcept(Session successor) {
        ratchet.wipeExcept(successor.ratchet);
    }

    /** Zeroes every secret in memory. */
    public void wipe() {
        ratchet.wipe();
    }

    /** The whole session with its secrets: for a sealed store and nothing else. */
    public SecretBytes encode() {
        LayoutWriter writer = new LayoutWriter().u8(FORMAT);
        head.write(writer);
        ratchet.write(writer);
        return SecretBytes.own(writer.toBytes());
    }

    /** The session that {@link #encode} gave. */
    public static Session decode(byte[] bytes) throws LayoutException {
        LayoutReader reader = new LayoutReader(bytes);
        if (reader.u8() != FORMAT) {
            throw new LayoutException("This session was stored by a newer version; upgrade to open it.");
        }
        SessionHead head = SessionHead.read(reader);
        DoubleRatchet ratchet = DoubleRatchet.read(reader, head.suite());
        reader.end();
        return new Session(head, ratchet);
    }

    @Override
    public String toString() {
        return "Session[" + role() + ", epoch " + epoch() + ", redacted]";
    }

    /** Who made the handshake. */
    public enum Role {
        INITIATOR,
        RESPONDER
    }
}
