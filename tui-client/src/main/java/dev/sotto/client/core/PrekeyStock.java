package dev.sotto.client.core;

import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.primitive.Randomness;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The own prekey pairs by id: made, counted and forgotten here. Ids of a kind rise and are never used twice. */
final class PrekeyStock {
    /** Ids start below this. */
    private static final int FIRST_ID_BOUND = 1 << 30;

    /** Ids that a rolled-back copy leaves free: the newer store, now lost, has used some of them. */
    private static final int ROLLBACK_GAP = 1 << 20;

    private final Randomness random;
    private final TreeMap<Integer, Long> signed = new TreeMap<>();
    private final TreeMap<Integer, Long> oneTime = new TreeMap<>();
    private final Map<String, Long> counters;

    PrekeyStock(Randomness random, Collection<PreKeyInfo> stored, Map<String, Long> counters) {
        this.random = random;
        this.counters = new HashMap<>(counters);
        for (PreKeyInfo info : stored) {
            if (info.kind() == PreKeyKind.SIGNED) {
                signed.put(info.id(), info.created());
            } else {
                oneTime.put(info.id(), info.created());
            }
        }
    }

    List<PreKeyPair> make(Step step, LocalDevice device, PreKeyKind kind, int count) {
        int next = nextId(kind);
        List<PreKeyPair> pairs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            PreKeyPair pair = PreKeyPair.generate(kind, next + i, step.nowSeconds(), device, random);
            pairs.add(pair);
            if (kind == PreKeyKind.SIGNED) {
                signed.put(pair.id(), pair.created());
            } else {
                oneTime.put(pair.id(), pair.created());
            }
        }
        step.persist(new StoreChange.SavePreKeys(pairs));
        setNextId(step, kind, next + count);
        return pairs;
    }

    /** The newest signed pair: the one that is published. */
    Optional<Integer> currentSigned() {
        return signed.isEmpty() ? Optional.empty() : Optional.of(signed.lastKey());
    }

    /** Unix seconds. */
    long currentSignedCreated() {
        return signed.isEmpty() ? 0 : signed.lastEntry().getValue();
    }

    /** Signed pairs made before that time (Unix seconds), the current one never. */
    List<Integer> signedBefore(long seconds) {
        return signed.entrySet().stream()
                .filter(entry -> entry.getValue() < seconds && !entry.getKey().equals(signed.lastKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether peers take that one-time pair: it is here, and was not made after that time (Unix seconds). */
    boolean isUsable(int oneTimeId, long latest) {
        Long created = oneTime.get(oneTimeId);
        return created != null && created <= latest;
    }

    /** The oldest one-time pairs beyond {@code most} that are not in {@code published}. */
    List<Integer> surplus(int most, Collection<Integer> published) {
        return oneTime.keySet().stream()
                .filter(id -> !published.contains(id))
                .limit(Math.max(0, oneTime.size() - most))
                .toList();
    }

    /** Already out of the store. */
    void used(int oneTimeId) {
        oneTime.remove(oneTimeId);
    }

    void delete(Step step, PreKeyKind kind, int id) {
        if (kind == PreKeyKind.SIGNED) {
            signed.remove(id);
            step.persist(new StoreChange.DropSeenHandshakes(id));
        } else {
            oneTime.remove(id);
        }
        step.persist(new StoreChange.DeletePreKey(kind, id));
    }

    void rolledBack(Step step) {
        for (PreKeyKind kind : PreKeyKind.values()) {
            setNextId(step, kind, nextId(kind) + ROLLBACK_GAP + below(ROLLBACK_GAP));
        }
    }

    private int nextId(PreKeyKind kind) {
        Long next = counters.get(counter(kind));
        return next == null ? 1 + below(FIRST_ID_BOUND) : Math.toIntExact(next);
    }

    private void setNextId(Step step, PreKeyKind kind, int next) {
        String counter = counter(kind);
        counters.put(counter, (long) next);
        step.persist(new StoreChange.PutCounter(counter, next));
    }

    /** The counter in the store that holds the next id of a kind. */
    private static String counter(PreKeyKind kind) {
        return switch (kind) {
            case SIGNED -> "next-signed-prekey";
            case ONE_TIME -> "next-one-time-prekey";
        };
    }

    private int below(int bound) {
        return Integer.remainderUnsigned(
                ByteBuffer.wrap(random.bytes(Integer.BYTES)).getInt(), bound);
    }
}
