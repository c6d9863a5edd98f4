package dev.sotto.crypto.primitive;

import java.security.SecureRandom;

/** {@link SecureRandom} with the platform's default; safe for use from several threads. */
final class SystemRandomness implements Randomness {
    static final SystemRandomness INSTANCE = new SystemRandomness();

    private final SecureRandom random = new SecureRandom();

    private SystemRandomness() {}

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
