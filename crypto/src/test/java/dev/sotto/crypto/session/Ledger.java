package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.Instance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The truth of a bench run: every payload that was ever sent, by whom, between which instances. */
final class Ledger {
    private final Map<MessageId, Entry> entries = new HashMap<>();
    private final Map<List<Object>, Long> lastSeq = new HashMap<>();

    /** {@code sender} and {@code receiver}: the instances as the sender knew them. No body: ids that nobody could open. */
    record Entry(String from, Instance sender, Instance receiver, IdentityKey to, long seq, Optional<Body> body) {}

    void sent(TestDevice from, SendResult.Sent sent, Optional<Body> body) {
        TrustRecord peer = sent.next().trust().orElseThrow();
        Entry entry = new Entry(
                from.address.account(), from.self.instance(), peer.instance(), peer.identity(), sent.seq(), body);
        assertThat(entries.put(sent.envelope().id(), entry)).isNull();
        List<Object> direction = List.of(entry.from(), entry.sender(), entry.receiver());
        assertThat(entry.seq()).isEqualTo(lastSeq.getOrDefault(direction, 0L) + 1);
        lastSeq.put(direction, entry.seq());
    }

    Optional<Entry> find(MessageId id) {
        return Optional.ofNullable(entries.get(id));
    }
}
