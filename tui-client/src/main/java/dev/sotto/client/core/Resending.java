package dev.sotto.client.core;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.crypto.session.MessageId;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A peer could not open texts of ours. Each is said to have failed, and is sent once more as a new message, to the
 * identity it was meant for: one that was sent again before, or under another identity, carries a reason already and
 * is not.
 */
final class Resending {
    static final String RESENT = "resent";
    private static final String UNREADABLE = "unreadable";

    private final Contacts contacts;
    private final Sending sending;
    private final Statuses statuses;

    /** When a peer's identity was replaced, in this run: the marks in the store show only after their step. */
    private final Map<AccountName, Long> replacedAt = new HashMap<>();

    Resending(Contacts contacts, Sending sending, Statuses statuses) {
        this.contacts = contacts;
        this.sending = sending;
        this.statuses = statuses;
    }

    void unreadable(Step step, AccountName peer, List<MessageId> ids) {
        int resent = 0;
        int failed = 0;
        for (MessageId id : ids) {
            Optional<StoredMessage> message = undelivered(step, peer, EnvelopeId.of(id.toBytes()));
            if (message.isPresent()) {
                boolean again = mayBeSentAgain(peer, message.get()) && again(step, peer, message.get());
                resent += again ? 1 : 0;
                failed += again ? 0 : 1;
                statuses.advance(step, peer, message.get().id(), MessageStatus.FAILED, Optional.of(UNREADABLE));
            }
        }
        step.problem(ErrorCode.PEER_COULD_NOT_READ, sentence(peer, ids.size(), resent, failed), peer);
    }

    /** From now on nothing written before is sent again by itself: it was meant for the identity before. */
    void identityReplaced(Step step, AccountName peer) {
        replacedAt.put(peer, step.nowMillis());
        for (NumberedMessage numbered : step.view().history(peer.account(), HistoryRange.last(Outbox.MAX_ITEMS))) {
            StoredMessage message = numbered.message();
            Optional<MessageStatus> status = message.status().filter(s -> s != MessageStatus.DELIVERED);
            if (message.own() && status.isPresent() && message.reason().isEmpty()) {
                step.persist(new StoreChange.SetStatus(
                        peer.account(), message.id(), status.get(), Optional.of(ErrorCode.IDENTITY_CHANGED.word())));
            }
        }
    }

    private boolean mayBeSentAgain(AccountName peer, StoredMessage message) {
        return message.reason().isEmpty() && message.storedAt() > replacedAt.getOrDefault(peer, Long.MIN_VALUE);
    }

    private boolean again(Step step, AccountName peer, StoredMessage message) {
        return contacts.find(peer.account())
                .filter(contact -> sending.again(step, contact, message, RESENT))
                .isPresent();
    }

    private static Optional<StoredMessage> undelivered(Step step, AccountName peer, EnvelopeId id) {
        return step.view()
                .message(peer.account(), id, true)
                .filter(message -> message.status()
                        .filter(status -> status == MessageStatus.QUEUED || status == MessageStatus.ACCEPTED)
                        .isPresent());
    }

    private static String sentence(AccountName peer, int named, int resent, int failed) {
        String start = peer + " could not read something of yours (" + named + ").";
        return start
                + (resent > 0 ? " Sent again: " + resent + "." : "")
                + (failed > 0 ? " Not sent again: " + failed + "." : "");
    }
}
