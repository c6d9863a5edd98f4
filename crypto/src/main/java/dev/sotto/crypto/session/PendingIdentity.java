package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.Instance;

/** Another identity than the pinned one, as the peer shows it; waits for the user. */
record PendingIdentity(IdentityKey identity, Instance instance, int suite) {
    /** Seen again: the lowest instance counts, so that every waiting handshake is at or above it. */
    PendingIdentity seenAgain(Instance seen) {
        return seen.compareTo(instance) < 0 ? new PendingIdentity(identity, seen, suite) : this;
    }

    TrustRecord accepted() {
        return new TrustRecord(identity, false, instance, suite, 0);
    }
}
