package dev.sotto.crypto.primitive;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id version 0x13 (RFC 9106). Slow and memory-hungry on purpose: never on an event loop. */
public final class Argon2id {
    private static final int MIN_SALT_LENGTH = 8;
    private static final int MIN_LENGTH = 4;
    private static final int MAX_LENGTH = 1024;
    private static final int MAX_PARALLELISM = 255;
    /** 4 GiB; also keeps 1024 * memory within what the JVM can address. */
    private static final int MAX_MEMORY_KIB = 4 << 20;

    private Argon2id() {}

    /**
     * Stretches a password.
     *
     * @param password any bytes; not changed, the caller wipes them
     * @param salt at least 8 bytes
     * @param memoryKib KiB of memory, at least 8 for each lane
     */
    public static SecretBytes hash(
            byte[] password, byte[] salt, int memoryKib, int iterations, int parallelism, int length) {
        Require.range("The Argon2id salt's length", salt.length, MIN_SALT_LENGTH, Integer.MAX_VALUE);
        Require.range("Argon2id parallelism", parallelism, 1, MAX_PARALLELISM);
        Require.range("Argon2id memory in KiB", memoryKib, 8 * parallelism, MAX_MEMORY_KIB);
        Require.range("Argon2id iterations", iterations, 1, Integer.MAX_VALUE);
        Require.range("The Argon2id output's length", length, MIN_LENGTH, MAX_LENGTH);
        return generate(parameters(salt, memoryKib, iterations, parallelism), password, length);
    }

    static Argon2Parameters.Builder parameters(byte[] salt, int memoryKib, int iterations, int parallelism) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism);
    }

    static SecretBytes generate(Argon2Parameters.Builder parameters, byte[] password, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters.build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return SecretBytes.own(hash);
    }
}
