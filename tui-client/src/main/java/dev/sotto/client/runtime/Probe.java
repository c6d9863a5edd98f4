package dev.sotto.client.runtime;

import java.util.Optional;

/**
 * What is known before a password is asked for. Where the relay is not {@code reachable}, {@code unreachable} says why
 * and {@code registered} is a guess: whether there is a local store.
 *
 * @param registered whether the relay has an account of that name
 * @param registration who may register there
 * @param fingerprint the relay's identity as {@code SHA-256:} and hex; none where a public CA vouches for it
 * @param newIdentity nobody vouched for the identity: it is met for the first time, or accepted in place of another one;
 *     a start pins it
 * @param storeExists whether this machine has a store of the account
 */
public record Probe(
        boolean reachable,
        Optional<String> unreachable,
        boolean registered,
        RegistrationMode registration,
        Optional<String> fingerprint,
        boolean newIdentity,
        boolean storeExists) {

    /** Who may register at a relay. */
    public enum RegistrationMode {
        OPEN,
        /** Only with {@link StartOptions#registrationToken()}. */
        TOKEN,
        CLOSED,
        /** The relay is out of reach. */
        UNKNOWN
    }
}
