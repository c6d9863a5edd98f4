package dev.sotto.client.face.tui.model;

import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was submitted and is not answered yet.
 *
 * @param next the next ticket
 * @param unsent own messages that the relay has not taken yet, as far as they were seen
 */
public record Asks(long next, Map<Long, Ask> open, Set<EnvelopeId> unsent) {
    static final Asks NONE = new Asks(1, Map.of(), Set.of());

    public Asks {
        open = Map.copyOf(open);
        unsent = Set.copyOf(unsent);
    }

    Asks plus(Ask ask) {
        Map<Long, Ask> more = new HashMap<>(open);
        more.put(next, ask);
        return new Asks(next + 1, more, unsent);
    }

    Optional<Ask> of(long ticket) {
        return Optional.ofNullable(open.get(ticket));
    }

    Asks minus(long ticket) {
        Map<Long, Ask> fewer = new HashMap<>(open);
        fewer.remove(ticket);
        return new Asks(next, fewer, unsent);
    }

    boolean has(Ask ask) {
        return open.containsValue(ask);
    }

    boolean loads(AccountName peer) {
        return open.values().stream()
                .anyMatch(a -> a instanceof Ask.Page page && page.peer().equals(peer));
    }

    boolean tellsSeen(AccountName peer) {
        return open.values().stream()
                .anyMatch(a -> a instanceof Ask.Seen seen && seen.peer().equals(peer));
    }

    /** Whether a message to that peer is on its way. */
    boolean isAbout(AccountName peer) {
        return open.values().stream()
                .anyMatch(a -> (a instanceof Ask.Begin begin && begin.peer().equals(peer))
                        || (a instanceof Ask.Send sent && sent.peer().equals(peer)));
    }

    /** Texts for that peer that wait until the chat is begun, in the order in which they were written. */
    List<String> waiting(AccountName peer) {
        return open.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .flatMap(a -> a instanceof Ask.Begin begin && begin.peer().equals(peer)
                        ? begin.text().stream()
                        : Stream.empty())
                .toList();
    }

    Asks queued(EnvelopeId message) {
        Set<EnvelopeId> more = new HashSet<>(unsent);
        more.add(message);
        return new Asks(next, open, more);
    }

    Asks settled(EnvelopeId message) {
        if (!unsent.contains(message)) {
            return this;
        }
        Set<EnvelopeId> fewer = new HashSet<>(unsent);
        fewer.remove(message);
        return new Asks(next, open, fewer);
    }

    /** Own messages that would have to wait for the next start if we ended now. */
    int unsentCount() {
        long asked = open.values().stream()
                .filter(a -> a instanceof Ask.Send
                        || (a instanceof Ask.Begin begin && begin.text().isPresent()))
                .count();
        return unsent.size() + (int) asked;
    }
}
