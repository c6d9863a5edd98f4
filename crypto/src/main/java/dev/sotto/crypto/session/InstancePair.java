package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.Instance;
import java.util.Comparator;

/** The two instances that talk. Epochs and seqs count within one pair and start again with the next. */
record InstancePair(Instance own, Instance peer) implements Comparable<InstancePair> {
    private static final Comparator<InstancePair> ORDER =
            Comparator.comparing(InstancePair::own).thenComparing(InstancePair::peer);

    @Override
    public int compareTo(InstancePair other) {
        return ORDER.compare(this, other);
    }
}
