package dev.sotto.crypto.violations;

import dev.sotto.crypto.primitive.SecretBytes;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** What the architecture rules forbid, once each, so that a test can see every rule fail. Never executed. */
public final class Violations {
    private Violations() {}

    static final class Network {
        URI value = URI.create("https://localhost");
    }

    static final class Files {
        Path value = Path.of("x");
    }

    static final class Threads {
        Thread value = Thread.currentThread();
    }

    static final class Clock {
        Instant value = Instant.now();
    }

    static final class SystemTime {
        long value = System.currentTimeMillis();
    }

    static final class Library {
        boolean value = MessageDigest.isEqual(new byte[0], new byte[0]);
    }

    static final class SecureRandomness {
        SecureRandom value = new SecureRandom();
    }

    static final class GuessableRandomness {
        Random value = new Random(1);
    }

    static final class Comparison {
        boolean value = Arrays.equals(new byte[0], new byte[0]);
    }

    record SecretRecord(Optional<SecretBytes> secret) {}
}
