package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.ClientEvent.Initiator;
import dev.sotto.client.command.ClientEvent.SessionState;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.session.Body;
import dev.sotto.crypto.session.ConversationEvent;
import dev.sotto.crypto.session.MessageId;
import dev.sotto.crypto.session.Payload;
import dev.sotto.crypto.session.Received;
import dev.sotto.crypto.session.SeenHandshake;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What opened envelopes say: stored, shown, receipted, in the order in which it was opened. */
final class Inbox {
    private final Contacts contacts;
    private final Prekeys prekeys;
    private final Receipts receipts;
    private final Statuses statuses;
    private final Resending resending;
    private final Outbox outbox;
    private final IdentityAlarm alarm;
    private final Lines lines = new Lines();

    Inbox(
            Contacts contacts,
            Prekeys prekeys,
            Receipts receipts,
            Statuses statuses,
            Resending resending,
            Outbox outbox,
            IdentityAlarm alarm) {
        this.contacts = contacts;
        this.prekeys = prekeys;
        this.receipts = receipts;
        this.statuses = statuses;
        this.resending = resending;
        this.outbox = outbox;
        this.alarm = alarm;
    }

    void take(Step step, AccountName peer, Optional<Contact> before, Received received) {
        // Somebody unknown whose envelope did not open leaves nothing behind.
        if (before.isPresent() || received.next().trust().isPresent()) {
            contacts.save(step, peer, received.next());
        }
        for (int id : received.usedOneTimePreKeys()) {
            prekeys.used(id);
            step.persist(new StoreChange.DeletePreKey(PreKeyKind.ONE_TIME, id));
        }
        for (SeenHandshake seen : received.seenHandshakes()) {
            step.persist(new StoreChange.AddSeenHandshake(seen.hid(), seen.signedPreKeyId()));
        }
        if (received.rotateSignedPreKey()) {
            prekeys.rotate(step);
        }
        boolean hadSession = before.filter(Contact::active).isPresent();
        boolean healed = hadSession && received.events().stream().anyMatch(Inbox::isUnreadable);
        for (ConversationEvent event : received.events()) {
            show(step, peer, event, healed);
        }
    }

    private void show(Step step, AccountName peer, ConversationEvent event, boolean healed) {
        if (event instanceof ConversationEvent.Opened opened) {
            opened(step, peer, opened.payload());
        } else if (event instanceof ConversationEvent.Established) {
            if (!healed) {
                step.progress("Successfully computed shared secret with " + peer + ".");
                step.emit(new ClientEvent.SessionChanged(peer, SessionState.ESTABLISHED, Initiator.PEER));
            }
        } else if (event instanceof ConversationEvent.PeerReset reset) {
            if (reset.canSend()) {
                // The peer dropped an older session; a newer one stands.
                return;
            }
            outbox.giveUpUnsubmitted(step, peer, "reset");
            step.progress("Received reset request from " + peer + ".");
            step.progress("Deleted shared secret, chat session and key bundle with " + peer + " from the database.");
            step.emit(new ClientEvent.SessionChanged(peer, SessionState.RESET, Initiator.PEER));
        } else if (event instanceof ConversationEvent.IdentityChanged) {
            alarm.raise(step, peer);
        } else {
            lines.show(step, peer, event);
        }
    }

    private void opened(Step step, AccountName peer, Payload payload) {
        Body body = payload.body();
        if (body instanceof Body.Text text) {
            text(step, peer, payload, text);
        } else if (body instanceof Body.Receipt receipt) {
            distinct(receipt.ids())
                    .forEach(id -> statuses.advance(step, peer, id(id), MessageStatus.DELIVERED, Optional.empty()));
        } else if (body instanceof Body.Unreadable unreadable) {
            resending.unreadable(step, peer, distinct(unreadable.ids()));
        } else if (body instanceof Body.Unsupported) {
            step.problem(
                    ErrorCode.NEEDS_NEWER_CLIENT,
                    peer + " sent something that needs a newer version of Sotto. Update this client.",
                    peer);
        }
    }

    private void text(Step step, AccountName peer, Payload payload, Body.Text text) {
        EnvelopeId id = id(payload.id());
        long number = step.add(new StoredMessage(
                peer.account(),
                id,
                false,
                payload.seq(),
                text.text(),
                text.sentAtMillis(),
                step.nowMillis(),
                Optional.empty(),
                Optional.empty()));
        step.emit(new ClientEvent.MessageReceived(
                peer, id, number, text.text(), Instant.ofEpochMilli(text.sentAtMillis())));
        receipts.owe(peer, payload.id());
    }

    // Statuses are read as they were before the step: a peer that repeats an id must not have it count twice.
    private static List<MessageId> distinct(List<MessageId> ids) {
        return ids.stream().distinct().toList();
    }

    private static EnvelopeId id(MessageId id) {
        return EnvelopeId.of(id.toBytes());
    }

    private static boolean isUnreadable(ConversationEvent event) {
        return event instanceof ConversationEvent.Opened opened
                && opened.payload().body() instanceof Body.Unreadable;
    }
}
