package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The working copy that one operation changes before it becomes a {@link Conversation}. Nobody changes it afterwards;
 * an operation that refuses throws its copy away.
 */
final class ConversationState {
    final DeviceAddress peer;
    Instance own;
    Optional<TrustRecord> trust = Optional.empty();
    Optional<PendingIdentity> pending = Optional.empty();
    SessionSet sessions = SessionSet.EMPTY;
    /** The last seq that was sent within the present pair of instances. */
    long sentSeq;

    SequenceTrackers trackers = SequenceTrackers.EMPTY;
    KeptEnvelopes unopenable = KeptEnvelopes.EMPTY;
    KeptEnvelopes quarantine = KeptEnvelopes.EMPTY;
    Healing healing = Healing.NEVER;
    /** Unix seconds up to which ages are counted. */
    long agedAt;

    ConversationState(DeviceAddress peer, Instance own, long agedAt) {
        this.peer = peer;
        this.own = own;
        this.agedAt = agedAt;
    }

    ConversationState copy() {
        ConversationState copy = new ConversationState(peer, own, agedAt);
        copy.trust = trust;
        copy.pending = pending;
        copy.sessions = sessions;
        copy.sentSeq = sentSeq;
        copy.trackers = trackers;
        copy.unopenable = unopenable;
        copy.quarantine = quarantine;
        copy.healing = healing;
        return copy;
    }

    /** A copy for that life of the own device. With a newer one, no older session may send any more. */
    ConversationState copyFor(LocalDevice self) {
        ConversationState copy = copy();
        int order = self.instance().compareTo(own);
        if (order < 0) {
            throw new IllegalArgumentException("the own instance must never go back");
        }
        if (order > 0) {
            copy.own = self.instance();
            copy.trust = trust.map(record -> record.withInstance(record.instance()));
            copy.startPair();
        }
        return copy;
    }

    /** The present pair of instances; empty before the first contact. */
    Optional<InstancePair> pair() {
        return trust.map(record -> new InstancePair(own, record.instance()));
    }

    /** The highest epoch between the own instance and that one. */
    long highestEpoch(Instance instance) {
        return trust.filter(record -> record.instance().equals(instance))
                .map(TrustRecord::highestEpoch)
                .orElse(0L);
    }

    /**
     * Pins a peer on first contact, or raises what is recorded of the pinned one. The caller has compared the identity.
     *
     * @return whether a known peer shows a newer instance
     */
    boolean record(IdentityKey identity, Instance instance, int suite) {
        if (trust.isEmpty()) {
            trust = Optional.of(new TrustRecord(identity, false, instance, suite, 0));
            return false;
        }
        TrustRecord known = trust.get();
        boolean newer = instance.compareTo(known.instance()) > 0;
        if (newer) {
            trust = Optional.of(known.withInstance(instance));
            startPair();
        }
        trust = trust.map(record -> record.withSuite(suite));
        return newer;
    }

    /** Takes a session of the present pair into the set. */
    void hold(Session session) {
        InstancePair pair = pair().orElseThrow();
        sessions = sessions.add(HeldSession.fresh(session, pair));
        trust = trust.map(record -> record.withEpoch(session.epoch()));
    }

    /** Replaces the pinned peer by the pending one; nothing of the former one may send or be healed. */
    void acceptPending() {
        trust = pending.map(PendingIdentity::accepted);
        pending = Optional.empty();
        // An identity that was pinned before still counts from its sessions; but these may be another one's with the
        // same
        // instance, so this must not take us out of its reach.
        long highest = Math.min(pair().map(sessions::highestEpoch).orElse(0L), Epochs.MAX_JUMP - 1);
        trust = trust.map(record -> record.withEpoch(highest));
        sessions = sessions.ofFormerIdentity();
        sentSeq = 0;
        healing = Healing.NEVER;
        unopenable = unopenable.asReported();
    }

    Conversation finish() {
        Set<InstancePair> pairs = new HashSet<>();
        sessions.all().forEach(held -> pairs.add(held.pair()));
        pair().ifPresent(pairs::add);
        trackers = trackers.retain(pairs);
        return new Conversation(this);
    }

    private void startPair() {
        sessions = sessions.receiveOnly();
        sentSeq = 0;
    }
}
