package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MKSKIPPED: the keys of messages that were passed over, oldest first, which is by chain and then by number. Immutable.
 *
 * <p>Bounded in number and age. At the bound the oldest key goes (an error there would wedge the session for good); a message whose
 * key is gone is lost, and {@link DoubleRatchet} counts it.
 */
final class SkippedKeys {
    /** Keys of a session: what 2 000 lost messages cost is 72 KB of state. */
    static final int CAPACITY = 2_000;

    /** DH steps of the peer that a key outlives, less one: old keys must not undo the healing of the ratchet. */
    static final int LIFETIME_STEPS = 5;

    static final SkippedKeys EMPTY = new SkippedKeys(List.of());

    private final List<SkippedKey> keys;

    private SkippedKeys(List<SkippedKey> keys) {
        this.keys = List.copyOf(keys);
    }

    int size() {
        return keys.size();
    }

    /** The chains that have keys here, newest first. */
    List<ChainHead> heads() {
        List<ChainHead> heads = new ArrayList<>();
        for (SkippedKey key : keys) {
            if (heads.isEmpty() || heads.get(0).step() != key.head().step()) {
                heads.add(0, key.head());
            }
        }
        return heads;
    }

    /** A copy of the key of that message, for the caller to close. */
    Optional<MessageKey> copyOf(ChainHead head, int number) {
        return keys.stream()
                .filter(key -> key.isOf(head, number))
                .findFirst()
                .map(key -> MessageKey.own(SecretBytes.own(key.key().secret().copy())));
    }

    SkippedKeys without(ChainHead head, int number) {
        return new SkippedKeys(
                keys.stream().filter(key -> !key.isOf(head, number)).toList());
    }

    /** With newer keys, at most {@link #CAPACITY}; the oldest keys make room. */
    SkippedKeys plus(List<SkippedKey> newer) {
        if (newer.isEmpty()) {
            return this;
        }
        int over = Math.max(0, keys.size() + newer.size() - CAPACITY);
        List<SkippedKey> all = new ArrayList<>(keys.subList(Math.min(over, keys.size()), keys.size()));
        all.addAll(newer);
        return new SkippedKeys(all);
    }

    /** Without the keys that are dead once the peer's chain of that step has started. */
    SkippedKeys expire(int step) {
        List<SkippedKey> alive =
                keys.stream().filter(key -> isAlive(key.head(), step)).toList();
        return alive.size() == keys.size() ? this : new SkippedKeys(alive);
    }

    Stream<SecretBytes> secrets() {
        return keys.stream()
                .flatMap(key ->
                        Stream.of(key.head().headerKey().secret(), key.key().secret()));
    }

    /** {@code groups(u8) | { head | count(u16) | { number(u32) key(32) } }}, a group for each chain. */
    void write(LayoutWriter writer) {
        List<ChainHead> heads = heads();
        writer.u8(heads.size());
        for (int i = heads.size() - 1; i >= 0; i--) {
            int step = heads.get(i).step();
            List<SkippedKey> group =
                    keys.stream().filter(key -> key.head().step() == step).toList();
            heads.get(i).write(writer);
            writer.u16(group.size());
            group.forEach(key -> writer.u32(key.number()).secret(key.key().secret()));
        }
    }

    /** Reads keys that can exist beside that receiving chain, in the one order that {@link #write} uses. */
    static SkippedKeys read(LayoutReader reader, ReceivingChain current) throws LayoutException {
        List<SkippedKey> keys = new ArrayList<>();
        int lastStep = 0;
        for (int groups = reader.u8(); groups > 0; groups--) {
            ChainHead head = ChainHead.read(reader);
            boolean ofCurrent = head.step() == current.head().step();
            if (head.step() <= lastStep
                    || head.step() > current.head().step()
                    || !isAlive(head, current.head().step())
                    || (ofCurrent && !head.sameAs(current.head()))) {
                throw new LayoutException("Skipped keys name a chain that cannot have any.");
            }
            lastStep = head.step();
            long limit = ofCurrent ? current.count() : Long.MAX_VALUE;
            readGroup(reader, ofCurrent ? current.head() : head, limit, keys);
        }
        return new SkippedKeys(keys);
    }

    private static void readGroup(LayoutReader reader, ChainHead head, long limit, List<SkippedKey> keys)
            throws LayoutException {
        int count = reader.u16();
        if (count == 0 || keys.size() + count > CAPACITY) {
            throw new LayoutException("A chain has no skipped keys, or too many.");
        }
        int last = -1;
        for (int i = 0; i < count; i++) {
            int number = reader.u31();
            if (number <= last || number >= limit) {
                throw new LayoutException("Skipped keys are out of order.");
            }
            last = number;
            keys.add(new SkippedKey(head, number, MessageKey.read(reader)));
        }
    }

    private static boolean isAlive(ChainHead head, int step) {
        return step - head.step() < LIFETIME_STEPS;
    }
}
