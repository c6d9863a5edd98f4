package dev.sotto.client.face.tui;

import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Optional;

/** The passphrase of a sign-in, kept until that has worked, so that a second try does not ask again. */
final class Secret implements AutoCloseable {
    private Optional<SecretBytes> kept;
    private boolean forNew = true;
    private boolean typed;

    /** {@code given}: from a file, a command or the environment; good for a new account too. */
    Secret(Optional<SecretBytes> given) {
        this.kept = given;
    }

    /** Typed by the person; {@code repeated}: twice, so that it may become that of a new account. */
    void keep(SecretBytes secret, boolean repeated) {
        close();
        kept = Optional.of(secret);
        forNew = repeated;
        typed = true;
    }

    boolean isKept() {
        return kept.isPresent();
    }

    boolean wasTyped() {
        return typed;
    }

    /** Gives a copy, if there is one. */
    void giveTo(Attempt attempt) {
        kept.ifPresent(secret -> attempt.give(secret, forNew));
    }

    @Override
    public void close() {
        kept.ifPresent(SecretBytes::close);
        kept = Optional.empty();
    }
}
