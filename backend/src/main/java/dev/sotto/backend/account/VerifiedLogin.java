package dev.sotto.backend.account;

import com.google.protobuf.ByteString;
import dev.sotto.backend.identity.Inst;
import dev.sotto.backend.identity.SignedIdentity;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/**
 * A login whose password, identity signature and device were right. Nothing is recorded yet:
 * {@link Accounts#complete} does, once no other connection stands against it.
 */
public final class VerifiedLogin {
    private final AccountName name;
    private final SignedIdentity identity;
    private final long generation;
    private final boolean takeOver;
    private final ByteString addressTag;
    private final Optional<String> freshHash;
    private final String verifiedHash;

    VerifiedLogin(
            AccountName name,
            SignedIdentity identity,
            long generation,
            boolean takeOver,
            ByteString addressTag,
            Optional<String> freshHash,
            String verifiedHash) {
        this.name = name;
        this.identity = identity;
        this.generation = generation;
        this.takeOver = takeOver;
        this.addressTag = addressTag;
        this.freshHash = freshHash;
        this.verifiedHash = verifiedHash;
    }

    public AccountName name() {
        return name;
    }

    public Inst inst() {
        return identity.inst();
    }

    public boolean takeOver() {
        return takeOver;
    }

    SignedIdentity identity() {
        return identity;
    }

    long generation() {
        return generation;
    }

    ByteString addressTag() {
        return addressTag;
    }

    /** The password hashed by the newest pepper key, if the stored hash is of an older one. */
    Optional<String> freshHash() {
        return freshHash;
    }

    /** The stored hash that the password was checked against. */
    String verifiedHash() {
        return verifiedHash;
    }
}
