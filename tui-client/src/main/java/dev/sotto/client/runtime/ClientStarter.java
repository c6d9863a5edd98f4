package dev.sotto.client.runtime;

import dev.sotto.crypto.primitive.SecretBytes;
import io.vertx.core.Future;

/**
 * What a face calls before there is a client. Every future fails with a
 * {@link dev.sotto.client.command.CommandFailure} only, and completes on the client's context: do not block there.
 */
public interface ClientStarter {
    /**
     * A starter with threads of its own.
     *
     * @param clientName name and version of the program, for the relay's log: at most 64 printable ASCII characters
     */
    static ClientStarter create(String clientName) {
        return VertxClientStarter.create(clientName);
    }

    /**
     * Asks the relay about the account and closes the connection again, so that none is held open while a person
     * types. Pins nothing: a relay met for the first time is remembered by the {@link #start} that follows, which takes no
     * other than the one seen here. An unreachable relay is a result, not a failure. Fails with RELAY_CHANGED (the sentence has both
     * fingerprints), INVALID_NAME, RATE_LIMITED, INCOMPATIBLE or STORE_FAILED.
     */
    Future<Probe> probe(StartOptions options);

    /**
     * Registers if {@code register}, opens or makes the local store, and logs in. Where the relay is out of reach but
     * the password opens a local store, the client starts offline and keeps trying. The password is not kept and stays
     * the caller's to close, after the future completed. Fails with BAD_PASSWORD, TOO_MANY_ATTEMPTS,
     * ALREADY_CONNECTED, OTHER_DEVICE, NOT_REGISTERED, REGISTRATION_REFUSED, RELAY_CHANGED, UNREACHABLE, INCOMPATIBLE,
     * INVALID_NAME, STORE_LOCKED, STORE_FAILED or REFUSED; nothing stays open then.
     */
    Future<ClientApi> start(StartOptions options, SecretBytes password, boolean register);

    /** Ends the threads behind it; after the clients it started are closed. */
    Future<Void> close();
}
