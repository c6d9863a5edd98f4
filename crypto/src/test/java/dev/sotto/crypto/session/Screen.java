package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.session.ConversationEvent.Missing;
import dev.sotto.crypto.session.ConversationEvent.Opened;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one party of a bench run is shown, checked against the truth: right, once, and with exact order and holes. */
final class Screen {
    private final Ledger ledger;
    private final String peer;
    private final Set<MessageId> shown = new HashSet<>();
    private final Map<List<Instance>, Long> highest = new HashMap<>();

    Screen(Ledger ledger, String peer) {
        this.ledger = ledger;
        this.peer = peer;
    }

    /** @param present the pair of instances (peer, own) before and after, where it did not change */
    void show(List<ConversationEvent> events, Optional<List<Instance>> present) {
        Optional<Missing> missing = Optional.empty();
        for (ConversationEvent event : events) {
            if (event instanceof Missing hole) {
                missing = Optional.of(hole);
            } else if (event instanceof Opened opened) {
                show(opened, missing, present);
                missing = Optional.empty();
            }
        }
        assertThat(missing).isEmpty();
    }

    boolean hasShown(MessageId id) {
        return shown.contains(id);
    }

    Runnable snapshot() {
        Set<MessageId> oldShown = Set.copyOf(shown);
        Map<List<Instance>, Long> oldHighest = Map.copyOf(highest);
        return () -> {
            shown.clear();
            shown.addAll(oldShown);
            highest.clear();
            highest.putAll(oldHighest);
        };
    }

    private void show(Opened opened, Optional<Missing> missing, Optional<List<Instance>> present) {
        Payload payload = opened.payload();
        Ledger.Entry entry =
                ledger.find(payload.id()).orElseThrow(() -> new AssertionError("opened, but never sent: " + payload));
        assertThat(entry.from()).isEqualTo(peer);
        entry.body()
                .ifPresentOrElse(
                        body -> assertThat(payload.body()).isEqualTo(body),
                        () -> assertThat(payload.body()).isInstanceOf(Body.Unreadable.class));
        assertThat(payload.seq()).isEqualTo(entry.seq());
        assertThat(shown.add(payload.id())).as("shown once").isTrue();
        List<Instance> pair = List.of(entry.sender(), entry.receiver());
        long before = highest.getOrDefault(pair, 0L);
        long seq = payload.seq();
        assertThat(seq).isNotEqualTo(before);
        assertThat(missing)
                .isEqualTo(seq > before + 1 ? Optional.of(new Missing(before + 1, seq - 1)) : Optional.empty());
        if (seq < before) {
            assertThat(opened.late()).isTrue();
        } else if (present.equals(Optional.of(pair))) {
            assertThat(opened.late()).isFalse();
        }
        highest.put(pair, Math.max(before, seq));
    }
}
