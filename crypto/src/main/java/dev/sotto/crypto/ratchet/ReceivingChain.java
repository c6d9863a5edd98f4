package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.List;
import java.util.stream.Stream;

/** The chain of the peer's messages under its current ratchet key. Immutable: moving on returns another chain. */
final class ReceivingChain {
    /**
     * How many messages a receiver passes over for one: more than any honest backlog, few enough (about 25 ms) that a peer who
     * forges counters cannot stall us. Counted apart for the rest of the old chain and the start of the new one.
     */
    static final int MAX_JUMP = 25_000;

    /** Messages of one chain: their numbers are below 2^31. */
    private static final long MAX_COUNT = 1L << 31;

    private final ChainHead head;
    private final ChainKey chainKey;
    private final long count;

    ReceivingChain(ChainHead head, ChainKey chainKey, long count) {
        this.head = head;
        this.chainKey = chainKey;
        this.count = count;
    }

    /**
     * How many messages lie between a place and a number; 0 when the number is behind. Checked before anything is derived.
     *
     * @throws DecryptionException TOO_FAR_AHEAD
     */
    static int gap(long count, int number) throws DecryptionException {
        if (number - count > MAX_JUMP) {
            throw new DecryptionException(
                    Reason.TOO_FAR_AHEAD, "The message is more than " + MAX_JUMP + " messages ahead.");
        }
        return (int) Math.max(0, number - count);
    }

    /** The chain {@code gap} messages on; the keys of the last {@code keep} of these are added to {@code kept}. */
    ReceivingChain skip(Suite suite, int gap, int keep, List<SkippedKey> kept) {
        if (gap == 0) {
            return this;
        }
        ChainKey key = chainKey;
        for (int left = gap; left > 0; left--) {
            if (left <= keep) {
                kept.add(new SkippedKey(head, (int) (count + gap - left), key.messageKey(suite)));
            }
            ChainKey next = key.next(suite);
            if (key != chainKey) {
                key.secret().close();
            }
            key = next;
        }
        return new ReceivingChain(head, key, count + gap);
    }

    MessageKey messageKey(Suite suite) {
        return chainKey.messageKey(suite);
    }

    ReceivingChain next(Suite suite) {
        return new ReceivingChain(head, chainKey.next(suite), count + 1);
    }

    ChainHead head() {
        return head;
    }

    ChainKey chainKey() {
        return chainKey;
    }

    /** Messages passed so far; the number of the next one. */
    long count() {
        return count;
    }

    Stream<SecretBytes> secrets() {
        return Stream.of(head.headerKey().secret(), chainKey.secret());
    }

    void write(LayoutWriter writer) {
        head.write(writer);
        writer.secret(chainKey.secret()).u32(count);
    }

    static ReceivingChain read(LayoutReader reader) throws LayoutException {
        ChainHead head = ChainHead.read(reader);
        ChainKey chainKey = ChainKey.read(reader);
        long count = reader.u32();
        if (head.step() < 1 || count < 1 || count > MAX_COUNT) {
            throw new LayoutException(
                    "A receiving chain starts with a step and a message, and ends with its counters.");
        }
        return new ReceivingChain(head, chainKey, count);
    }
}
