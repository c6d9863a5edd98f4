package dev.sotto.crypto.session;

import java.time.Duration;

/**
 * A session and what decides how long it is held.
 *
 * <p>{@code age} is counted in steps of at most a day ({@link Conversation#aged}), from the start of a sending session
 * and again from the moment it became receive-only; {@code drained} says that the mailbox was read to its end since.
 */
final class HeldSession {
    /** A session without a reply stops sending, and a receive-only one is dropped, after this. */
    static final Duration LIFETIME = Duration.ofDays(30);

    private final Session session;
    private final InstancePair pair;
    private final long age;
    private final boolean drained;

    HeldSession(Session session, InstancePair pair, long age, boolean drained) {
        this.session = session;
        this.pair = pair;
        this.age = age;
        this.drained = drained;
    }

    static HeldSession fresh(Session session, InstancePair pair) {
        return new HeldSession(session, pair, 0, false);
    }

    Session session() {
        return session;
    }

    InstancePair pair() {
        return pair;
    }

    /** Seconds. */
    long age() {
        return age;
    }

    boolean isDrained() {
        return drained;
    }

    SessionOrder order() {
        return new SessionOrder(pair, session.epoch(), session.sid());
    }

    boolean canSend() {
        return session.canSend();
    }

    /** Neither reply nor life left. */
    boolean isUnanswered() {
        return canSend() && !session.acknowledged() && age >= LIFETIME.toSeconds();
    }

    /** Receive-only for long enough, and nothing can still be on its way. */
    boolean isDead() {
        return !canSend() && drained && age >= LIFETIME.toSeconds();
    }

    HeldSession with(Session next) {
        return new HeldSession(next, pair, age, drained);
    }

    /** Itself where it is receive-only already: its time runs on. */
    HeldSession receiveOnly() {
        return canSend() ? fresh(session.receiveOnly(), pair) : this;
    }

    HeldSession older(long seconds) {
        return new HeldSession(session, pair, age + seconds, drained);
    }

    HeldSession afterDrain() {
        return canSend() ? this : new HeldSession(session, pair, age, true);
    }
}
