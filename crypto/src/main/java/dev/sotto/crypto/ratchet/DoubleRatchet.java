package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;

/**
 * One end of a Double Ratchet with header encryption (rev 4, section 4). Immutable: every operation returns the next state, and a
 * refused message leaves nothing behind, since a next state exists only after both tags verified.
 */
public final class DoubleRatchet {
    private final Suite suite;
    private final RatchetState state;

    private DoubleRatchet(Suite suite, RatchetState state) {
        this.suite = suite;
        this.state = state;
    }

    /** The end that sends first, knowing the other's ratchet key. Takes the secrets over. */
    public static DoubleRatchet initiator(
            Suite suite, RootKey rootKey, HeaderKey hka, HeaderKey nhkb, byte[] peerRatchetKey) {
        return new DoubleRatchet(suite, RatchetState.initial(new OwnTurn(rootKey, peerRatchetKey, hka, nhkb, 0)));
    }

    /** The end that receives first, under a private ratchet key, which is copied. Takes the other secrets over. */
    public static DoubleRatchet responder(
            Suite suite, RootKey rootKey, HeaderKey hka, HeaderKey nhkb, SecretBytes ratchetKey) {
        SecretBytes ownKey = SecretBytes.own(ratchetKey.copy());
        return new DoubleRatchet(suite, RatchetState.initial(new PeerTurn(rootKey, ownKey, hka, nhkb, null)));
    }

    /** False for a receive-only state, for a responder that has received nothing, and at the end of the counters. */
    public boolean canSend() {
        return state.turn().canSend();
    }

    /**
     * Seals the next message. Draws 32 bytes for a ratchet key (if it is our turn to step), then 16 for the salt.
     *
     * @throws IllegalStateException unless {@link #canSend}
     */
    public Sent encrypt(byte[] payload, byte[] associatedData, Randomness randomness) {
        if (!canSend()) {
            throw new IllegalStateException("This ratchet cannot send.");
        }
        PeerTurn turn = state.turn() instanceof OwnTurn own ? own.step(suite, randomness) : (PeerTurn) state.turn();
        SendingChain chain = turn.sendingChain();
        byte[] salt = randomness.bytes(Suite.SALT_LENGTH);
        try (MessageKey key = chain.messageKey(suite);
                SecretBytes padded = SecretBytes.own(Padding.pad(payload))) {
            RatchetMessage message = RatchetMessage.seal(
                    suite, salt, chain.headerKey(), chain.header(), key, associatedData, padded.expose());
            RatchetState next = state.with(turn.withChain(chain.next(suite)));
            if (turn != state.turn()) {
                // The start of a new chain, which neither state holds.
                chain.wipeKey();
            }
            return new Sent(new DoubleRatchet(suite, next), message.toBytes());
        }
    }

    /**
     * Opens a RATCHET.
     *
     * @throws DecryptionException with any reason but WRONG_SENDER and BAD_SIGNATURE; this state stays good
     */
    public Received decrypt(byte[] message, byte[] associatedData) throws DecryptionException {
        RatchetMessage parsed = RatchetMessage.parse(message, suite);
        Candidate candidate = Candidate.find(suite, state, parsed);
        try (MessageKey key = candidate.key();
                SecretBytes padded = SecretBytes.own(parsed.open(suite, key, associatedData))) {
            byte[] payload = Padding.unpad(padded.expose());
            return new Received(new DoubleRatchet(suite, candidate.state()), payload, candidate.lost());
        } catch (DecryptionException e) {
            candidate.state().wipeExcept(state);
            throw e;
        }
    }

    /** The state without its sending half; what the peer has sent, or may have answered already, stays readable. */
    public DoubleRatchet receiveOnly() {
        return new DoubleRatchet(suite, state.with(state.turn().receiveOnly()));
    }

    /** Zeroes in memory every secret that the successor does not share. This one is unusable afterwards. */
    public void wipeExcept(DoubleRatchet successor) {
        state.wipeExcept(successor.state);
    }

    /** Zeroes every secret in memory. */
    public void wipe() {
        state.wipe();
    }

    /** Writes everything but the suite. */
    public void write(LayoutWriter writer) {
        state.write(writer);
    }

    /** Reads what {@link #write} wrote for a ratchet of that suite. */
    public static DoubleRatchet read(LayoutReader reader, Suite suite) throws LayoutException {
        return new DoubleRatchet(suite, RatchetState.read(reader));
    }

    @Override
    public String toString() {
        return "DoubleRatchet[redacted]";
    }

    /** A sealed message and the state after it: store the state before the message leaves. */
    public static final class Sent {
        private final DoubleRatchet next;
        private final byte[] message;

        private Sent(DoubleRatchet next, byte[] message) {
            this.next = next;
            this.message = message;
        }

        public DoubleRatchet next() {
            return next;
        }

        public byte[] message() {
            return message.clone();
        }
    }

    /** An opened message and the state after it. */
    public static final class Received {
        private final DoubleRatchet next;
        private final byte[] payload;
        private final int lost;

        private Received(DoubleRatchet next, byte[] payload, int lost) {
            this.next = next;
            this.payload = payload;
            this.lost = lost;
        }

        public DoubleRatchet next() {
            return next;
        }

        public byte[] payload() {
            return payload.clone();
        }

        /** Messages whose keys were dropped by this step, unread: they can never be opened. */
        public int lost() {
            return lost;
        }
    }
}
