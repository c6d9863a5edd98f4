package dev.sotto.crypto.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A bounded shelf of envelopes, in the order of arrival: for those that cannot be opened, or that wait for the user.
 *
 * <p>Bounded twice: by number, and by bytes, because the whole conversation is stored anew with each message.
 */
record KeptEnvelopes(List<KeptEnvelope> list) {
    /** A peer's share. */
    static final int MAX = 64;
    /** 64 ordinary handshakes need 60 % of it; two of the largest messages fit. */
    static final int MAX_BYTES = 256 * 1024;

    static final KeptEnvelopes EMPTY = new KeptEnvelopes(List.of());

    KeptEnvelopes {
        list = List.copyOf(list);
    }

    boolean hasRoomFor(Envelope envelope) {
        return list.size() < MAX && bytes() + envelope.length() <= MAX_BYTES;
    }

    /** With one more at the end; the caller has seen that there is room. */
    KeptEnvelopes add(Envelope envelope) {
        List<KeptEnvelope> next = new ArrayList<>(list);
        next.add(KeptEnvelope.fresh(envelope));
        return new KeptEnvelopes(next);
    }

    /** With one more at the end; where there is no room, the oldest go, those that were reported first. */
    KeptEnvelopes addMakingRoom(Envelope envelope) {
        KeptEnvelopes room = this;
        while (!room.list.isEmpty() && !room.hasRoomFor(envelope)) {
            room = room.withoutLeastUseful();
        }
        return room.add(envelope);
    }

    KeptEnvelopes without(KeptEnvelope kept) {
        return new KeptEnvelopes(
                list.stream().filter(each -> !each.equals(kept)).toList());
    }

    KeptEnvelopes asReported() {
        return map(KeptEnvelope::asReported);
    }

    /** Aged, and without those whose time is over: as long as a relay keeps an envelope. */
    KeptEnvelopes older(long seconds) {
        KeptEnvelopes aged = map(kept -> kept.older(seconds));
        return new KeptEnvelopes(aged.list.stream()
                .filter(kept -> kept.age() < HeldSession.LIFETIME.toSeconds())
                .toList());
    }

    /** The ids that the sender was not told. */
    List<MessageId> unreported() {
        return list.stream()
                .filter(kept -> !kept.reported())
                .map(kept -> kept.envelope().id())
                .toList();
    }

    private KeptEnvelopes map(UnaryOperator<KeptEnvelope> change) {
        return new KeptEnvelopes(list.stream().map(change).toList());
    }

    private KeptEnvelopes withoutLeastUseful() {
        return without(list.stream().filter(KeptEnvelope::reported).findFirst().orElse(list.get(0)));
    }

    private long bytes() {
        return list.stream().mapToLong(kept -> kept.envelope().length()).sum();
    }
}
