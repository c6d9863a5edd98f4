package dev.sotto.backend.mailbox;

import dev.sotto.backend.store.QueuedEnvelope;
import dev.sotto.protocol.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The deliveries of one connection that are not acknowledged: at most 256, or 1 MiB of ciphertext (one envelope always
 * fits). Numbers deliveries from 1 and maps them to rows.
 */
final class Window {
    /** A delivery that waits for its acknowledgement. */
    record Sent(long row, String sender, int size) {}

    private final Map<Long, Sent> sent = new HashMap<>();
    private long lastNumber;
    private long bytes;

    boolean hasRoomFor(QueuedEnvelope envelope) {
        return sent.isEmpty()
                || (sent.size() < Limits.WINDOW_ENVELOPES && bytes + envelope.size() <= Limits.WINDOW_BYTES);
    }

    /** Whether so much is acknowledged that reading that many envelopes from the store pays again. */
    boolean hasRoomToRead(int envelopes) {
        return sent.size() <= Limits.WINDOW_ENVELOPES - envelopes && bytes <= Limits.WINDOW_BYTES / 2;
    }

    /** The number of this delivery. */
    long add(QueuedEnvelope envelope) {
        lastNumber++;
        sent.put(lastNumber, new Sent(envelope.row(), envelope.sender(), envelope.size()));
        bytes += envelope.size();
        return lastNumber;
    }

    /** What had that number; empty if it was never given, or acknowledged before. */
    Optional<Sent> remove(long number) {
        Optional<Sent> found = Optional.ofNullable(sent.remove(number));
        found.ifPresent(delivery -> bytes -= delivery.size());
        return found;
    }
}
