package dev.sotto.crypto.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A {@link SequenceTracker} for each pair of instances from which something can still arrive. */
record SequenceTrackers(Map<InstancePair, SequenceTracker> byPair) {
    static final SequenceTrackers EMPTY = new SequenceTrackers(Map.of());

    SequenceTrackers {
        byPair = Map.copyOf(byPair);
    }

    SequenceTracker of(InstancePair pair) {
        return byPair.getOrDefault(pair, SequenceTracker.START);
    }

    SequenceTrackers with(InstancePair pair, SequenceTracker tracker) {
        Map<InstancePair, SequenceTracker> next = new HashMap<>(byPair);
        next.put(pair, tracker);
        return new SequenceTrackers(next);
    }

    /** Without the pairs that are gone. */
    SequenceTrackers retain(Set<InstancePair> pairs) {
        Map<InstancePair, SequenceTracker> next = new HashMap<>(byPair);
        next.keySet().retainAll(pairs);
        return new SequenceTrackers(next);
    }
}
