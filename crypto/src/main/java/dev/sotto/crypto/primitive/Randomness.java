package dev.sotto.crypto.primitive;

/** Where random bytes come from. An argument of everything that needs any, so that tests can repeat a run. */
public interface Randomness {
    /** {@code count} fresh unpredictable bytes; the caller owns the array. */
    byte[] bytes(int count);

    /** The operating system's generator: the only one that a program may use outside tests. */
    static Randomness system() {
        return SystemRandomness.INSTANCE;
    }
}
