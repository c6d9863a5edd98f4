package dev.sotto.crypto.layout;

/** The two bytes that open every message of the end-to-end layer. Anything else is answered by "upgrade". */
public final class ProtocolVersion {
    /** {@code ver}. */
    public static final int VERSION = 0x01;
    /** {@code suite}: X25519, ML-KEM, SHA-256, ChaCha20-Poly1305. */
    public static final int SUITE = 0x01;

    private ProtocolVersion() {}
}
