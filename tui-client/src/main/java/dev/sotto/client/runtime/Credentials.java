package dev.sotto.client.runtime;

import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Optional;

/**
 * What logs in: the stretched password. While a change of the password is without an answer there is a second one, and
 * the relay knows which of them is right.
 */
final class Credentials implements AutoCloseable {
    private SecretBytes secret;
    private Optional<SecretBytes> unconfirmed = Optional.empty();

    Credentials(SecretBytes secret) {
        this.secret = secret;
    }

    SecretBytes secret() {
        return secret;
    }

    Optional<SecretBytes> unconfirmed() {
        return unconfirmed;
    }

    /** The relay may know this one from now on. */
    void propose(SecretBytes next) {
        unconfirmed = Optional.of(next);
    }

    /** The relay knows the proposed one, and the one before no more. */
    void confirm() {
        unconfirmed.ifPresent(next -> {
            secret.close();
            secret = next;
        });
        unconfirmed = Optional.empty();
    }

    /** The relay has kept the one before. */
    void withdraw() {
        unconfirmed.ifPresent(SecretBytes::close);
        unconfirmed = Optional.empty();
    }

    @Override
    public void close() {
        withdraw();
        secret.close();
    }
}
