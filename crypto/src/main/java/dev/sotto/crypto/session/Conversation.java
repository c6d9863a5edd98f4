package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything about one peer device: whom we trust, the sessions, both orders, and what waits. Immutable; every
 * operation returns the next conversation, and nothing a peer or relay does makes one throw.
 *
 * <p>Commit the next conversation together with everything else that the result names, and only then transmit,
 * acknowledge or show. Times are Unix seconds. With a newer own instance (a restored store) every operation first makes
 * all sessions receive-only and starts seqs and epochs again; an older one is a bug (IllegalArgumentException).
 *
 * <p>Source: protocol v1, sections "Which session sends", "Trust, reset, identity change", "Limits" and "Payload".
 */
public final class Conversation {
    private final ConversationState state;

    /** Takes the state over. */
    Conversation(ConversationState state) {
        this.state = state;
    }

    /** With a device of which nothing is known: it is pinned by the first handshake in either direction. */
    public static Conversation with(LocalDevice self, DeviceAddress peer, long now) {
        return new Conversation(new ConversationState(peer, self.instance(), now));
    }

    /** With a device that is known from a backup, which holds no session. */
    public static Conversation restored(LocalDevice self, DeviceAddress peer, TrustRecord trust, long now) {
        ConversationState state = new ConversationState(peer, self.instance(), now);
        state.trust = Optional.of(trust.withInstance(trust.instance()));
        return new Conversation(state);
    }

    /** The conversation that {@link #encode} gave. */
    public static Conversation decode(byte[] bytes) throws LayoutException {
        return new Conversation(ConversationCodec.decode(bytes));
    }

    /** Holds private keys: for a sealed store and nothing else. */
    public SecretBytes encode() {
        return ConversationCodec.encode(state);
    }

    public DeviceAddress peer() {
        return state.peer;
    }

    /** Empty before the first contact. */
    public Optional<TrustRecord> trust() {
        return state.trust;
    }

    /** Another identity that the peer shows; while there is one, nothing is sent. */
    public Optional<IdentityKey> pendingIdentity() {
        return state.pending.map(PendingIdentity::identity);
    }

    /** Whether {@link #send} has a session to send on. */
    public boolean hasSendingSession() {
        return state.sessions.sending().isPresent();
    }

    /** The name of the session that sends: equal on both sides once they have converged. For tests. */
    Optional<byte[]> sendingSid() {
        return state.sessions.sending().map(held -> held.session().sid());
    }

    /** How many envelopes are kept that cannot be opened. */
    public int unopenable() {
        return state.unopenable.list().size();
    }

    /** How many envelopes wait for the user's decision about the {@link #pendingIdentity}. */
    public int quarantined() {
        return state.quarantine.list().size();
    }

    /**
     * Whether a bundle should be fetched for {@link #heal}: something of a known contact could not be opened, it does
     * not know yet, and the last healing is an hour ago. Ask after each receive, at login, and now and then.
     */
    public boolean healingDue(long now) {
        return state.trust.isPresent()
                && state.pending.isEmpty()
                && !state.unopenable.unreported().isEmpty()
                && state.healing.mayHappen(now);
    }

    /** Makes a session from the peer's bundle, unless there is a live one, and says HELLO on it. */
    public SendResult init(LocalDevice self, PreKeyBundle bundle, MessageId id, long now, Randomness randomness) {
        return outgoing(self, randomness).handshake(bundle, id, new Body.Hello(), false, now);
    }

    /** Encrypts a text or a receipt. */
    public SendResult send(LocalDevice self, MessageId id, Body body, Randomness randomness) {
        if (!(body instanceof Body.Text || body instanceof Body.Receipt)) {
            throw new IllegalArgumentException("only texts and receipts are sent like this");
        }
        return outgoing(self, randomness).send(id, body);
    }

    /** Makes a new session from the peer's bundle, over a live one too, and says on it what could not be opened. */
    public SendResult heal(LocalDevice self, PreKeyBundle bundle, MessageId id, long now, Randomness randomness) {
        if (!healingDue(now)) {
            return new SendResult.Refused(this, Refusal.HEALING_NOT_DUE);
        }
        Body unreadable = new Body.Unreadable(state.unopenable.unreported());
        SendResult result = outgoing(self, randomness).handshake(bundle, id, unreadable, true, now);
        if (!(result instanceof SendResult.Sent sent)) {
            return result;
        }
        ConversationState next = sent.next().state.copy();
        next.healing = Healing.done(now);
        next.unopenable = next.unopenable.asReported();
        return new SendResult.Sent(next.finish(), sent.envelope(), sent.seq());
    }

    /**
     * Drops all sessions, as the user asked: the peer is told where there is a session, and nothing sends any more.
     * What is on its way stays readable; the trust record, a pending identity and the quarantine stay.
     */
    public ResetResult reset(LocalDevice self, MessageId id, Randomness randomness) {
        return outgoing(self, randomness).reset(id);
    }

    /**
     * Takes one envelope from the peer. The caller has looked its {@link EnvelopeHash} up: a second delivery never
     * comes here.
     */
    public Received receive(LocalDevice self, Envelope envelope, PreKeyView keys, long now) {
        Incoming incoming = new Incoming(state.copyFor(self), self, keys, now);
        incoming.receive(envelope);
        return incoming.result();
    }

    /**
     * The user has accepted the identity that was shown: it replaces the pinned one, unverified; old sessions only
     * receive; what waited is received now, in order. Where the peer shows yet another identity meanwhile, nothing is
     * accepted and the event says so.
     */
    public Received acceptIdentity(LocalDevice self, IdentityKey shown, PreKeyView keys, long now) {
        ConversationState next = state.copyFor(self);
        if (!pendingIdentity().equals(Optional.of(shown))) {
            List<ConversationEvent> events = pendingIdentity().stream()
                    .<ConversationEvent>map(pending -> new ConversationEvent.IdentityChanged(
                            state.trust.orElseThrow().identity(), pending))
                    .toList();
            return new Received(this, events, List.of(), List.of(), false);
        }
        next.acceptPending();
        List<KeptEnvelope> waiting = next.quarantine.list();
        next.quarantine = KeptEnvelopes.EMPTY;
        Incoming incoming = new Incoming(next, self, keys, now);
        waiting.forEach(kept -> incoming.receive(kept.envelope()));
        return incoming.result();
    }

    /** Tries again what is kept unopened: for a newer program. What still does not open stays kept, without an event. */
    public Received retryUnopenable(LocalDevice self, PreKeyView keys, long now) {
        Incoming incoming = new Incoming(state.copyFor(self), self, keys, now);
        incoming.retry();
        return incoming.result();
    }

    /** The user keeps the pinned identity: what waited under the other one is dropped, and sending goes on. */
    public Conversation rejectIdentity() {
        ConversationState next = state.copy();
        next.pending = Optional.empty();
        next.quarantine = KeptEnvelopes.EMPTY;
        return next.finish();
    }

    /** Whether the user has compared the safety number of the pinned identity; nothing where none is pinned. */
    public Conversation verified(boolean verified) {
        ConversationState next = state.copy();
        next.trust = state.trust.map(record -> record.withVerified(verified));
        return next.finish();
    }

    /**
     * Lets time pass: at most a day a call, so that one wrong clock cannot wipe what should live for 30. Call once
     * after each start, then once a day.
     */
    public Conversation aged(long now) {
        long seconds =
                Math.min(Math.max(0, now - state.agedAt), Duration.ofDays(1).toSeconds());
        ConversationState next = state.copy();
        next.agedAt = now;
        next.sessions = state.sessions.older(seconds);
        next.unopenable = state.unopenable.older(seconds);
        return next.finish();
    }

    /** The mailbox was read to its end: nothing older is on its way. */
    public Conversation drained() {
        ConversationState next = state.copy();
        next.sessions = state.sessions.afterDrain();
        return next.finish();
    }

    /** Zeroes in memory what only this conversation holds. It is unusable afterwards; call once {@code next} is committed. */
    public void wipeExcept(Conversation next) {
        for (HeldSession held : state.sessions.all()) {
            next.state.sessions.all().stream()
                    .filter(other -> other.order().equals(held.order()))
                    .findFirst()
                    .ifPresentOrElse(
                            other -> held.session().wipeExcept(other.session()),
                            () -> held.session().wipe());
        }
    }

    @Override
    public String toString() {
        return "Conversation[" + state.peer + "]";
    }

    private Outgoing outgoing(LocalDevice self, Randomness randomness) {
        return new Outgoing(this, state.copyFor(self), self, randomness);
    }
}
