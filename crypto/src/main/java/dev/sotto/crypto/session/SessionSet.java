package dev.sotto.crypto.session;

import dev.sotto.crypto.primitive.ConstantTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The sessions with one peer device: at most one that sends and {@value #MAX_RECEIVE_ONLY} that only receive.
 *
 * <p>The greatest one ever held sends while it is alive. Once it is not, nothing sends until a greater one comes: a
 * receive-only session is never made sending again, which would undo the healing of the newer one.
 *
 * <p>Source: protocol v1, sections "Which session sends" and "Limits".
 */
final class SessionSet {
    static final int MAX_RECEIVE_ONLY = 4;
    static final SessionSet EMPTY = new SessionSet(List.of(), Optional.empty());

    /** In the order in which they became receive-only; the sending one is the last. */
    private final List<HeldSession> sessions;

    private final Optional<SessionOrder> greatest;

    SessionSet(List<HeldSession> sessions, Optional<SessionOrder> greatest) {
        this.sessions = List.copyOf(sessions);
        this.greatest = greatest;
    }

    Optional<HeldSession> sending() {
        return sessions.stream().filter(HeldSession::canSend).findFirst();
    }

    /** The session that the handshake with this hid made here, on the responding side. */
    Optional<HeldSession> madeBy(byte[] hid) {
        return sessions.stream()
                .filter(held -> held.session().role() == Session.Role.RESPONDER)
                .filter(held -> ConstantTime.equal(held.session().hid(), hid))
                .findFirst();
    }

    /** Newest first: the order in which to try an envelope. */
    List<HeldSession> newestFirst() {
        List<HeldSession> reversed = new ArrayList<>(sessions.size());
        for (HeldSession held : sessions) {
            reversed.add(0, held);
        }
        return reversed;
    }

    List<HeldSession> all() {
        return sessions;
    }

    /** The greatest session ever held, whether or not it still lives. */
    Optional<SessionOrder> greatest() {
        return greatest;
    }

    /** With a fresh session: it sends if it is greater than all there ever were, else it only receives. */
    SessionSet add(HeldSession fresh) {
        SessionOrder order = fresh.order();
        if (greatest.isPresent() && order.compareTo(greatest.get()) <= 0) {
            List<HeldSession> next = new ArrayList<>(sessions);
            next.add(sending().isPresent() ? next.size() - 1 : next.size(), fresh.receiveOnly());
            return new SessionSet(withinLimit(next), greatest);
        }
        List<HeldSession> next = new ArrayList<>(receiveOnly().sessions);
        next.add(fresh);
        return new SessionSet(withinLimit(next), Optional.of(order));
    }

    /** With the next state of a session. */
    SessionSet replace(HeldSession held, Session next) {
        return map(each -> each == held ? held.with(next) : each);
    }

    /**
     * A RESET came on that session: it and all lower ones only receive. Whatever sends is the greatest of the present
     * identity, so this concerns the sending session or none; a session of a former identity is never compared.
     */
    SessionSet resetBy(SessionOrder order) {
        return sending().filter(held -> held.order().equals(order)).isPresent() ? receiveOnly() : this;
    }

    /** Every session only receives. */
    SessionSet receiveOnly() {
        return map(HeldSession::receiveOnly);
    }

    /** Of the sessions held between that pair of instances; 0: none. */
    long highestEpoch(InstancePair pair) {
        return sessions.stream()
                .filter(held -> held.pair().equals(pair))
                .mapToLong(held -> held.session().epoch())
                .max()
                .orElse(0);
    }

    /** Receive-only, and any next session is the greatest: the peer is another one now. */
    SessionSet ofFormerIdentity() {
        return new SessionSet(receiveOnly().sessions, Optional.empty());
    }

    SessionSet older(long seconds) {
        return map(held -> held.older(seconds))
                .map(held -> held.isUnanswered() ? held.receiveOnly() : held)
                .living();
    }

    SessionSet afterDrain() {
        return map(HeldSession::afterDrain).living();
    }

    private SessionSet map(UnaryOperator<HeldSession> change) {
        return new SessionSet(sessions.stream().map(change).toList(), greatest);
    }

    private SessionSet living() {
        return new SessionSet(sessions.stream().filter(held -> !held.isDead()).toList(), greatest);
    }

    private static List<HeldSession> withinLimit(List<HeldSession> sessions) {
        long receiveOnly = sessions.stream().filter(held -> !held.canSend()).count();
        return receiveOnly > MAX_RECEIVE_ONLY ? sessions.subList(1, sessions.size()) : sessions;
    }
}
