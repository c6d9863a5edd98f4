package dev.sotto.client.core;

import dev.sotto.crypto.identity.LocalDevice;
import java.util.List;
import java.util.Map;

/** What the core is built from at start: everything in the store but history and lookup lists. Holds private keys. */
public final class StoreContents {
    private final LocalDevice device;
    private final long generation;
    private final List<StoredConversation> conversations;
    private final List<OutboxItem> outbox;
    private final List<PreKeyInfo> preKeys;
    private final Map<String, Long> counters;

    public StoreContents(
            LocalDevice device,
            long generation,
            List<StoredConversation> conversations,
            List<OutboxItem> outbox,
            List<PreKeyInfo> preKeys,
            Map<String, Long> counters) {
        this.device = device;
        this.generation = generation;
        this.conversations = List.copyOf(conversations);
        this.outbox = List.copyOf(outbox);
        this.preKeys = List.copyOf(preKeys);
        this.counters = Map.copyOf(counters);
    }

    public LocalDevice device() {
        return device;
    }

    /** Counts the openings of the store, this one included; the first is 1. */
    public long generation() {
        return generation;
    }

    public List<StoredConversation> conversations() {
        return conversations;
    }

    /** By position. */
    public List<OutboxItem> outbox() {
        return outbox;
    }

    public List<PreKeyInfo> preKeys() {
        return preKeys;
    }

    public Map<String, Long> counters() {
        return counters;
    }
}
