package dev.sotto.client.password;

import dev.sotto.crypto.primitive.Argon2id;
import dev.sotto.crypto.primitive.SecretBytes;

/** What one guess of a password costs, by {@link Argon2id}. */
public record Argon2Cost(int memoryKib, int iterations, int lanes) {
    /** 64 MiB, three passes: the second recommended choice of RFC 9106, section 4, on one lane. */
    public static final Argon2Cost STANDARD = new Argon2Cost(64 * 1024, 3, 1);

    private static final int KEY_LENGTH = 32;

    // What asks for more than this is not ours: it would only eat memory and time.
    private static final int MAX_MEMORY_KIB = 1 << 20;
    private static final int MAX_ITERATIONS = 16;
    private static final int MAX_LANES = 8;

    /** Whether a cost that was read from somewhere may be paid. */
    public boolean isSane() {
        return lanes >= 1
                && lanes <= MAX_LANES
                && memoryKib >= 8 * lanes
                && memoryKib <= MAX_MEMORY_KIB
                && iterations >= 1
                && iterations <= MAX_ITERATIONS;
    }

    /** 32 bytes. Blocks for as long as the cost says. */
    public SecretBytes stretch(SecretBytes password, byte[] salt) {
        return Argon2id.hash(password.expose(), salt, memoryKib, iterations, lanes, KEY_LENGTH);
    }
}
