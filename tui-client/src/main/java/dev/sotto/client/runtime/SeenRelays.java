package dev.sotto.client.runtime;

import dev.sotto.client.net.RelayAddress;
import dev.sotto.client.net.RelayIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who the relays were when a probe last looked, as long as the program runs. A start trusts on first use exactly the
 * identity that a person was shown, never one that took its place meanwhile. On the client's context only.
 */
final class SeenRelays {
    private final Map<RelayAddress, RelayIdentity> identities = new HashMap<>();

    void saw(RelayAddress relay, RelayIdentity identity) {
        identities.put(relay, identity);
    }

    Optional<RelayIdentity> find(RelayAddress relay) {
        return Optional.ofNullable(identities.get(relay));
    }
}
