package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.BundleException;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.primitive.Randomness;
import java.util.Optional;

/** Sends into a working copy: encrypts on the greatest live session, or makes a new one first. */
final class Outgoing {
    private final Conversation before;
    private final ConversationState state;
    private final LocalDevice self;
    private final Randomness randomness;

    Outgoing(Conversation before, ConversationState copy, LocalDevice self, Randomness randomness) {
        this.before = before;
        this.state = copy;
        this.self = self;
        this.randomness = randomness;
    }

    SendResult send(MessageId id, Body body) {
        if (self.address().equals(state.peer)) {
            return refused(Refusal.TO_ONESELF);
        }
        return state.pending.isPresent() ? refused(Refusal.IDENTITY_CHANGED) : encrypt(id, body);
    }

    /**
     * A new handshake, with {@code body} as its first payload.
     *
     * @param healing also over a live session
     */
    SendResult handshake(PreKeyBundle bundle, MessageId id, Body body, boolean healing, long now) {
        if (self.address().equals(state.peer)) {
            return refused(Refusal.TO_ONESELF);
        }
        if (state.pending.isPresent()) {
            return refused(Refusal.IDENTITY_CHANGED);
        }
        try {
            bundle.verify(state.peer, state.trust.map(TrustRecord::pinned), now);
        } catch (BundleException e) {
            return refused(bundle, e.reason());
        }
        state.record(bundle.identity(), bundle.instance(), bundle.suite());
        if (!healing && state.sessions.sending().isPresent()) {
            return refused(Refusal.ALREADY_ESTABLISHED);
        }
        long epoch = Epochs.next(state.highestEpoch(bundle.instance()), state.healing.failedEpoch());
        if (epoch > Epochs.MAX) {
            return refused(Refusal.EXHAUSTED);
        }
        try {
            state.hold(Session.initiate(self, bundle, epoch, now, randomness));
        } catch (BundleException e) {
            return refused(Refusal.BAD_BUNDLE);
        }
        return encrypt(id, body);
    }

    /** Says RESET where there is a session to say it on, then sends on none. */
    ResetResult reset(MessageId id) {
        Optional<Envelope> envelope = send(id, new Body.Reset()) instanceof SendResult.Sent sent
                ? Optional.of(sent.envelope())
                : Optional.empty();
        state.sessions = state.sessions.receiveOnly();
        state.unopenable = state.unopenable.asReported();
        return new ResetResult(state.finish(), envelope);
    }

    private SendResult encrypt(MessageId id, Body body) {
        Optional<HeldSession> sending = state.sessions.sending();
        if (sending.isEmpty()) {
            return refused(Refusal.NO_SESSION);
        }
        long seq = state.sentSeq + 1;
        byte[] payload = PayloadCodec.encode(new Payload(id, seq, body));
        Encrypted encrypted = sending.get().session().encrypt(payload, randomness);
        state.sessions = state.sessions.replace(sending.get(), encrypted.session());
        state.sentSeq = seq;
        return new SendResult.Sent(state.finish(), new Envelope(id, encrypted.message()), seq);
    }

    /** The identity change that a bundle shows is remembered: it blocks until the user decides. */
    private SendResult refused(PreKeyBundle bundle, BundleException.Reason reason) {
        if (reason != BundleException.Reason.IDENTITY_CHANGED) {
            return refused(refusal(reason));
        }
        state.pending = Optional.of(new PendingIdentity(bundle.identity(), bundle.instance(), bundle.suite()));
        return new SendResult.Refused(state.finish(), Refusal.IDENTITY_CHANGED);
    }

    private SendResult refused(Refusal reason) {
        return new SendResult.Refused(before, reason);
    }

    private static Refusal refusal(BundleException.Reason reason) {
        return switch (reason) {
            case MALFORMED, WRONG_DEVICE, BAD_KEY, BAD_SIGNATURE -> Refusal.BAD_BUNDLE;
            case UPGRADE -> Refusal.INCOMPATIBLE;
            case EXPIRED -> Refusal.BUNDLE_EXPIRED;
            case CLOCK -> Refusal.CHECK_CLOCK;
            case IDENTITY_CHANGED -> Refusal.IDENTITY_CHANGED;
            case OLD_INSTANCE -> Refusal.OLD_INSTANCE;
            case LOWER_SUITE -> Refusal.LOWER_SUITE;
        };
    }
}
