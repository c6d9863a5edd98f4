package dev.sotto.crypto.session;

import java.util.Arrays;

/**
 * Where a session stands among all sessions with a peer device: by instances, then epoch, then the smaller SID is the
 * greater. A total order that both sides share, so the maximum cannot depend on the order of delivery.
 *
 * <p>The own instance comes first: a restored device starts its epochs again. The peer sees the same change as a newer
 * peer instance, and between two sessions of equal own instance the order is exactly (peer inst, epoch, smaller SID).
 *
 * <p>Source: protocol v1, section "Which session sends".
 */
final class SessionOrder implements Comparable<SessionOrder> {
    private final InstancePair pair;
    private final long epoch;
    private final byte[] sid;

    SessionOrder(InstancePair pair, long epoch, byte[] sid) {
        this.pair = pair;
        this.epoch = epoch;
        this.sid = sid.clone();
    }

    InstancePair pair() {
        return pair;
    }

    long epoch() {
        return epoch;
    }

    byte[] sid() {
        return sid.clone();
    }

    @Override
    public int compareTo(SessionOrder other) {
        int byPair = pair.compareTo(other.pair);
        if (byPair != 0) {
            return byPair;
        }
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Arrays.compareUnsigned(other.sid, sid);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionOrder order && compareTo(order) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sid);
    }
}
