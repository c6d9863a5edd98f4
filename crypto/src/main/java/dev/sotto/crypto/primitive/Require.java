package dev.sotto.crypto.primitive;

/** Preconditions of the primitives. A violation is our own bug, never a peer's. */
final class Require {
    private Require() {}

    static void length(String what, byte[] bytes, int expected) {
        if (bytes.length != expected) {
            throw new IllegalArgumentException(
                    what + " must have " + expected + " bytes, but has " + bytes.length + ".");
        }
    }

    static void range(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be " + min + " to " + max + ", but is " + value + ".");
        }
    }
}
