package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Sha256;

/**
 * The fingerprint by which a delivered envelope is recognised when it comes again. With header encryption the ratchet
 * cannot recognise an old duplicate, so the store keeps the hashes of {@value #KEPT_DAYS} days and looks here first.
 *
 * <p>It is stored before anything is known to be authentic, so it covers all that the relay says of the envelope: one
 * that comes under a wrong sender or id first is no reason to drop it when it comes as it was sent.
 *
 * <p>Source: protocol v1, section "Ratchet".
 */
public final class EnvelopeHash {
    /** Bytes. */
    public static final int LENGTH = 32;

    /** How long a hash is kept, in days: the relay keeps an envelope for 30, and a week for wrong clocks. */
    public static final int KEPT_DAYS = 37;

    private static final String LABEL = "Sotto-v1 envelope";

    /** SHA-256 of {@code "Sotto-v1 envelope" 0x00 lp(account) device id(16) bytes}, of the sender as delivered. */
    public static byte[] of(DeviceAddress sender, Envelope envelope) {
        LayoutWriter writer = new LayoutWriter().label(LABEL);
        sender.write(writer);
        return Sha256.hash(writer.bytes(envelope.id().toBytes()).toBytes(), envelope.bytes());
    }

    private EnvelopeHash() {}
}
