package dev.sotto.client.core;

import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.protocol.AccountName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Of which identity of a peer the user was last shown the safety number. Who has compared it accepts or verifies that
 * one, and not another that a relay brought in meanwhile.
 */
final class ShownIdentities {
    private final Map<AccountName, IdentityKey> shown = new HashMap<>();

    void show(AccountName peer, IdentityKey identity) {
        shown.put(peer, identity);
    }

    Optional<IdentityKey> of(AccountName peer) {
        return Optional.ofNullable(shown.get(peer));
    }

    void decided(AccountName peer) {
        shown.remove(peer);
    }
}
