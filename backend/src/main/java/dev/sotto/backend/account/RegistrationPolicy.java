package dev.sotto.backend.account;

import dev.sotto.protocol.v1.Registration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Who may register. */
public final class RegistrationPolicy {
    private final Registration mode;
    private final byte[] token;

    private RegistrationPolicy(Registration mode, byte[] token) {
        this.mode = mode;
        this.token = token;
    }

    public static RegistrationPolicy open() {
        return new RegistrationPolicy(Registration.REGISTRATION_OPEN, new byte[0]);
    }

    /** Whoever knows the token. */
    public static RegistrationPolicy token(String token) {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("a registration token is not empty");
        }
        return new RegistrationPolicy(Registration.REGISTRATION_TOKEN, token.getBytes(StandardCharsets.UTF_8));
    }

    public static RegistrationPolicy closed() {
        return new RegistrationPolicy(Registration.REGISTRATION_CLOSED, new byte[0]);
    }

    public Registration mode() {
        return mode;
    }

    boolean admits(String given) {
        return mode == Registration.REGISTRATION_OPEN
                || (mode == Registration.REGISTRATION_TOKEN
                        && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return mode.name();
    }
}
