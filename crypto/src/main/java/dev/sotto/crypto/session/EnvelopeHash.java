package dev.sotto.crypto.session;

import dev.sotto.crypto.primitive.Sha256;

/**
 * The fingerprint by which a delivered envelope is recognised when it comes again. With header encryption the ratchet
 * cannot recognise an old duplicate, so the store keeps the hashes of {@value #KEPT_DAYS} days and looks here first.
 *
 * <p>Source: protocol v1, section "Ratchet".
 */
public final class EnvelopeHash {
    /** Bytes. */
    public static final int LENGTH = 32;

    /** How long a hash is kept, in days: the relay keeps an envelope for 30, and a week for wrong clocks. */
    public static final int KEPT_DAYS = 37;

    /** SHA-256 of the envelope's bytes as delivered; its id is not part of it. */
    public static byte[] of(byte[] envelopeBytes) {
        return Sha256.hash(envelopeBytes);
    }

    private EnvelopeHash() {}
}
