package dev.sotto.client.net;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Who a relay is: the holder of a CA key, or the owner of a host name for which a public CA vouches. */
public sealed interface RelayIdentity {
    /** The server id that salts the password. */
    byte[] serverId();

    /** None where a public CA vouches. */
    Optional<RelayFingerprint> fingerprint();

    /** Known by its CA key. */
    record Pinned(RelayFingerprint key) implements RelayIdentity {
        @Override
        public byte[] serverId() {
            return key.bytes();
        }

        @Override
        public Optional<RelayFingerprint> fingerprint() {
            return Optional.of(key);
        }
    }

    /** Known by its verified host name. */
    record PublicCa(String host) implements RelayIdentity {
        @Override
        public byte[] serverId() {
            return host.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Optional<RelayFingerprint> fingerprint() {
            return Optional.empty();
        }
    }
}
