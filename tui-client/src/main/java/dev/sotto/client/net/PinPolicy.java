package dev.sotto.client.net;

import java.util.Optional;

/** Which identity a relay must have. */
public sealed interface PinPolicy {
    /** Any: a public CA that vouches for the host, or else any CA key; the caller remembers which it was. */
    record FirstUse() implements PinPolicy {}

    /** The CA key that was remembered or given. */
    record Expect(RelayFingerprint fingerprint) implements PinPolicy {}

    /** A public CA must vouch for the host. */
    record PublicCa() implements PinPolicy {}

    /**
     * The policy of a start: a fingerprint that the person gave decides alone; else what is remembered; else first
     * use.
     */
    static PinPolicy of(Optional<RelayFingerprint> given, Optional<RelayIdentity> remembered) {
        if (given.isPresent()) {
            return new Expect(given.get());
        }
        return remembered.map(PinPolicy::of).orElse(new FirstUse());
    }

    /** The policy towards a relay whose identity is known. */
    static PinPolicy of(RelayIdentity remembered) {
        if (remembered instanceof RelayIdentity.Pinned pinned) {
            return new Expect(pinned.key());
        }
        return new PublicCa();
    }
}
