package dev.sotto.client.core;

import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.protocol.AccountName;
import java.util.HashMap;
import java.util.Map;

/**
 * Of which changed identity the user was last shown the safety number. Who has compared it accepts that one, and not
 * another that a relay brought in meanwhile.
 */
final class ShownIdentities {
    private final Map<AccountName, IdentityKey> shown = new HashMap<>();

    void show(AccountName peer, IdentityKey changed) {
        shown.put(peer, changed);
    }

    /** Whether it is the one that was shown, or none was. */
    boolean fits(AccountName peer, IdentityKey changed) {
        return shown.getOrDefault(peer, changed).equals(changed);
    }

    void decided(AccountName peer) {
        shown.remove(peer);
    }
}
