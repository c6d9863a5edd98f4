package dev.sotto.client.face.json;

import dev.sotto.client.command.ClientEvent.StatusChanged;
import dev.sotto.protocol.EnvelopeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps the promise that the result of a {@code msg} comes before any status of its message: a status of a message
 * that no result has named yet waits while a {@code msg} is under way.
 */
final class StatusGate {
    /** Ids of which a result was written; an older one than these is not under way any more. */
    private static final int REMEMBERED = 4096;

    private final Consumer<StatusChanged> out;
    private final List<StatusChanged> held = new ArrayList<>();
    private final Set<EnvelopeId> named = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EnvelopeId, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private int underWay;

    StatusGate(Consumer<StatusChanged> out) {
        this.out = out;
    }

    void msgSubmitted() {
        underWay++;
    }

    /** The result of a {@code msg} was written; it named that message. */
    void msgAnswered(EnvelopeId message) {
        named.add(message);
        msgRefused();
    }

    /** The {@code msg} ended with an error. */
    void msgRefused() {
        underWay--;
        List<StatusChanged> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(this::pass);
    }

    void pass(StatusChanged changed) {
        if (underWay == 0 || named.contains(changed.message())) {
            out.accept(changed);
        } else {
            held.add(changed);
        }
    }
}
