package dev.sotto.client.core;

import com.google.protobuf.UnsafeByteOperations;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.crypto.session.Envelope;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Submit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Envelopes that the relay has not accepted: stored, submitted in order, repeated byte for byte until it does. */
final class Outbox {
    /** What may wait; beyond it nothing more is taken, so that a client without a relay does not fill the memory. */
    static final int MAX_ITEMS = 10_000;

    static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Bytes under way at once: enough to keep the line busy, little enough to not sit in buffers. */
    private static final long WINDOW_BYTES = 4L * 1024 * 1024;

    private final Account account;
    private final Contacts contacts;
    private final Statuses statuses;
    private final Map<EnvelopeId, OutboxItem> items = new LinkedHashMap<>();
    private final Map<EnvelopeId, OutboxItem> submitted = new HashMap<>();
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private long bytes;
    private long submittedBytes;
    private long nextPosition = 1;

    Outbox(Account account, Contacts contacts, Statuses statuses, Collection<OutboxItem> stored) {
        this.account = account;
        this.contacts = contacts;
        this.statuses = statuses;
        stored.forEach(item -> hold(item, true));
    }

    void add(Step step, AccountName peer, Envelope envelope, boolean text) {
        EnvelopeId id = EnvelopeId.of(envelope.id().toBytes());
        OutboxItem item = new OutboxItem(nextPosition, id, peer.account(), envelope.bytes(), text);
        step.persist(new StoreChange.AddOutbox(item));
        hold(item, false);
    }

    boolean isFull() {
        return items.size() >= MAX_ITEMS || bytes >= MAX_BYTES;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Own texts that the relay has not accepted. */
    int unsentTexts() {
        return (int) items.values().stream().filter(OutboxItem::text).count();
    }

    /** Nothing is under way, and what waits was refused: waiting longer changes nothing soon. */
    boolean settled() {
        return submitted.isEmpty() && lanes.values().stream().allMatch(lane -> lane.refusals() > 0);
    }

    boolean waitsFor(String peer) {
        return lanes.containsKey(peer);
    }

    int waitingFor(String peer) {
        Lane lane = lanes.get(peer);
        return lane == null ? 0 : lane.size();
    }

    /** Submits what the window has room for, the oldest first. */
    void pump(Step step) {
        while (account.online() && submitted.size() < Limits.UNACCEPTED_SUBMISSIONS && submittedBytes < WINDOW_BYTES) {
            Optional<OutboxItem> next = lanes.values().stream()
                    .flatMap(lane -> lane.next(step.nowMillis()).stream())
                    .min(Comparator.comparingLong(OutboxItem::position));
            if (next.isEmpty()) {
                return;
            }
            submit(step, next.get());
        }
    }

    /** An id that is not ours (any more) is no news. */
    void accepted(Step step, EnvelopeId id) {
        OutboxItem item = items.get(id);
        if (item == null) {
            return;
        }
        lane(item).acceptedOne();
        remove(step, item);
        if (item.text()) {
            statuses.advance(step, name(item.peer()), id, MessageStatus.ACCEPTED, Optional.empty());
        }
    }

    /** The item of a submission that the relay did not take; it stays. */
    Optional<OutboxItem> takeBack(EnvelopeId id) {
        OutboxItem item = submitted.remove(id);
        if (item != null) {
            submittedBytes -= item.length();
        }
        return Optional.ofNullable(item);
    }

    Lane lane(OutboxItem item) {
        return lanes.computeIfAbsent(item.peer(), peer -> new Lane());
    }

    void disconnected() {
        submitted.clear();
        submittedBytes = 0;
        lanes.values().forEach(Lane::disconnected);
    }

    /**
     * Gives up what the relay surely does not have: its texts fail visibly. What it may have is sent on: said to have
     * failed, it might still arrive. Returns how many texts failed.
     */
    int giveUpUnsubmitted(Step step, AccountName peer, String reason) {
        Lane lane = lanes.get(peer.account());
        return lane == null ? 0 : giveUp(step, peer, lane.unsubmitted(), reason);
    }

    /** Gives up everything for a peer. */
    int giveUpAll(Step step, AccountName peer, String reason) {
        Lane lane = lanes.get(peer.account());
        return lane == null ? 0 : giveUp(step, peer, lane.all(), reason);
    }

    private int giveUp(Step step, AccountName peer, List<OutboxItem> given, String reason) {
        for (OutboxItem item : given) {
            remove(step, item);
            if (item.text()) {
                statuses.advance(step, peer, item.id(), MessageStatus.FAILED, Optional.of(reason));
            }
        }
        return (int) given.stream().filter(OutboxItem::text).count();
    }

    private void submit(Step step, OutboxItem item) {
        lane(item).submit(item);
        submitted.put(item.id(), item);
        submittedBytes += item.length();
        step.transmit(ClientFrame.newBuilder()
                .setSubmit(Submit.newBuilder()
                        .setId(item.id().toByteString())
                        .setTo(item.peer())
                        .setCiphertext(UnsafeByteOperations.unsafeWrap(item.ciphertext()))));
    }

    private void hold(OutboxItem item, boolean maybeSubmitted) {
        items.put(item.id(), item);
        lane(item).add(item, maybeSubmitted);
        bytes += item.length();
        nextPosition = Math.max(nextPosition, item.position() + 1);
    }

    private void remove(Step step, OutboxItem item) {
        step.persist(new StoreChange.RemoveOutbox(item.id()));
        takeBack(item.id());
        items.remove(item.id());
        bytes -= item.length();
        Lane lane = lane(item);
        lane.remove(item);
        if (lane.isEmpty()) {
            lanes.remove(item.peer());
        }
    }

    private AccountName name(String peer) {
        return contacts.find(peer)
                .map(Contact::name)
                .or(() -> AccountName.parse(peer))
                .orElseThrow();
    }
}
