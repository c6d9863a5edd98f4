package dev.sotto.crypto.session;

import dev.sotto.crypto.handshake.CheckedInitial;
import dev.sotto.crypto.handshake.InitialMessage;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.ratchet.MessageType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Receives envelopes into a working copy, one after the other. The copy changes only by what was authenticated: a
 * session by a message it opened, the trust record by a handshake whose first message opened.
 */
final class Incoming {
    private final ConversationState state;
    private final LocalDevice self;
    private final PreKeyUse preKeys;
    private final long now;
    private final List<ConversationEvent> events = new ArrayList<>();

    Incoming(ConversationState state, LocalDevice self, PreKeyView keys, long now) {
        this.state = state;
        this.self = self;
        this.preKeys = new PreKeyUse(keys);
        this.now = now;
    }

    void receive(Envelope envelope) {
        try {
            open(envelope);
        } catch (UnopenedException e) {
            setAside(envelope, e);
        }
    }

    /** Tries again what is kept; what still does not open stays where it is, and was told already. */
    void retry() {
        for (KeptEnvelope kept : state.unopenable.list()) {
            if (opens(kept.envelope())) {
                state.unopenable = state.unopenable.without(kept);
            }
        }
    }

    Received result() {
        return preKeys.result(state.finish(), events);
    }

    private boolean opens(Envelope envelope) {
        try {
            open(envelope);
            return true;
        } catch (UnopenedException e) {
            return false;
        }
    }

    private void open(Envelope envelope) throws UnopenedException {
        byte[] bytes = envelope.bytes();
        try {
            if (MessageType.of(bytes) == MessageType.RATCHET) {
                ratchet(envelope, bytes);
                return;
            }
            InitialMessage initial = InitialMessage.parse(bytes);
            try {
                initial(envelope, initial);
            } catch (UnopenedException e) {
                throw e.ofEpoch(initial.epoch());
            } catch (DecryptionException e) {
                throw UnopenedException.of(e).ofEpoch(initial.epoch());
            }
        } catch (DecryptionException e) {
            throw UnopenedException.of(e);
        }
    }

    /** A handshake that is known goes to its own session only; another one is checked in the order of the protocol. */
    private void initial(Envelope envelope, InitialMessage initial) throws UnopenedException, DecryptionException {
        Optional<HeldSession> made = state.sessions.madeBy(initial.hid());
        if (made.isPresent()) {
            open(envelope, made.get(), initial.ratchet());
            return;
        }
        preKeys.checkNotDropped(initial);
        CheckedInitial checked = initial.check(state.peer, self.address());
        if (isOfAnotherIdentity(initial)) {
            quarantine(envelope, initial);
            return;
        }
        checkTrust(initial);
        PreKeyUse.Pairs pairs = preKeys.find(initial);
        Decrypted first = Session.respond(self, checked, pairs.signed(), pairs.oneTime(), now);
        Payload payload = read(first, envelope, Optional.empty());
        preKeys.use(initial);
        boolean reinstalled = state.record(initial.identity(), initial.instance(), initial.suite());
        state.hold(first.session());
        HeldSession held = state.sessions.madeBy(initial.hid()).orElseThrow();
        events.add(new ConversationEvent.Established(initial.epoch(), held.canSend(), reinstalled));
        note(held, payload, first.lostMessages());
    }

    private boolean isOfAnotherIdentity(InitialMessage initial) {
        return state.trust.isPresent() && !state.trust.get().identity().equals(initial.identity());
    }

    private void checkTrust(InitialMessage initial) throws UnopenedException {
        if (state.trust.isPresent()) {
            if (initial.instance().compareTo(state.trust.get().instance()) < 0) {
                throw new UnopenedException(UnopenedReason.OLD_INSTANCE);
            }
            if (initial.suite() < state.trust.get().suite()) {
                throw new UnopenedException(UnopenedReason.LOWER_SUITE);
            }
        }
        if (Epochs.jumps(initial.epoch(), state.highestEpoch(initial.instance()))) {
            throw new UnopenedException(UnopenedReason.EPOCH_JUMP);
        }
    }

    private void ratchet(Envelope envelope, byte[] bytes) throws UnopenedException, DecryptionException {
        for (HeldSession held : state.sessions.newestFirst()) {
            try {
                open(envelope, held, bytes);
                return;
            } catch (DecryptionException e) {
                if (e.reason() != DecryptionException.Reason.NO_KEY) {
                    throw e;
                }
            }
        }
        throw new UnopenedException(UnopenedReason.UNDECRYPTABLE);
    }

    private void open(Envelope envelope, HeldSession held, byte[] ratchet)
            throws UnopenedException, DecryptionException {
        Decrypted decrypted;
        try {
            decrypted = held.session().decrypt(ratchet);
        } catch (DecryptionException e) {
            if (e.reason() == DecryptionException.Reason.ALREADY_USED) {
                events.add(new ConversationEvent.Duplicate(envelope.id()));
                return;
            }
            throw e;
        }
        Payload payload = read(decrypted, envelope, Optional.of(held.session()));
        state.sessions = state.sessions.replace(held, decrypted.session());
        note(held, payload, decrypted.lostMessages());
    }

    /** The payload; where it is not one, or not the envelope's, the candidate session is wiped and never committed. */
    private static Payload read(Decrypted decrypted, Envelope envelope, Optional<Session> before)
            throws UnopenedException {
        byte[] plaintext = decrypted.plaintext();
        UnopenedReason reason;
        try {
            Payload payload = PayloadCodec.decode(plaintext);
            if (payload.id().equals(envelope.id())) {
                return payload;
            }
            reason = UnopenedReason.WRONG_ID;
        } catch (LayoutException e) {
            reason = UnopenedReason.BAD_PAYLOAD;
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
        before.ifPresentOrElse(decrypted.session()::wipeExcept, decrypted.session()::wipe);
        throw new UnopenedException(reason);
    }

    private void note(HeldSession held, Payload payload, int lost) {
        SequenceTracker.Step step = state.trackers.of(held.pair()).receive(payload.seq());
        state.trackers = state.trackers.with(held.pair(), step.next());
        boolean former = !state.pair().equals(Optional.of(held.pair()));
        step.missing().ifPresent(hole -> events.add(new ConversationEvent.Missing(hole.from(), hole.to())));
        if (lost > 0) {
            events.add(new ConversationEvent.Unrecoverable(lost));
        }
        events.add(new ConversationEvent.Opened(payload, step.late() || former));
        if (payload.body() instanceof Body.Reset) {
            state.sessions = state.sessions.resetBy(held.order());
            events.add(new ConversationEvent.PeerReset(state.sessions.sending().isPresent()));
        }
    }

    private void quarantine(Envelope envelope, InitialMessage initial) {
        Optional<PendingIdentity> same =
                state.pending.filter(pending -> pending.identity().equals(initial.identity()));
        if (same.isPresent()) {
            state.pending = same.map(pending -> pending.seenAgain(initial.instance()));
        } else {
            state.pending = Optional.of(new PendingIdentity(initial.identity(), initial.instance(), initial.suite()));
            events.add(new ConversationEvent.IdentityChanged(
                    state.trust.orElseThrow().identity(), initial.identity()));
        }
        boolean kept = state.quarantine.hasRoomFor(envelope);
        if (kept) {
            state.quarantine = state.quarantine.add(envelope);
        }
        events.add(new ConversationEvent.Quarantined(envelope.id(), kept));
    }

    /**
     * A known contact's envelope is kept, and heals the conversation; a stranger's leaves no trace but the event, and so
     * does a good one under a wrong id: it is the relay's fault, and opens when it comes under its own.
     */
    private void setAside(Envelope envelope, UnopenedException why) {
        boolean kept = state.trust.isPresent()
                && envelope.length() <= MessageType.MAX_LENGTH
                && why.reason() != UnopenedReason.WRONG_ID;
        if (kept) {
            state.unopenable = state.unopenable.addMakingRoom(envelope);
            state.healing = state.healing.failed(why.epoch());
        }
        events.add(new ConversationEvent.NotOpened(envelope.id(), why.reason(), kept));
    }
}
