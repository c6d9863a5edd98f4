package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.crypto.session.Body;
import dev.sotto.crypto.session.MessageId;
import dev.sotto.crypto.session.SendResult;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** {@code msg}: encrypts a text, and puts state, message and ciphertext into one transaction. */
final class Sending {
    private final Account account;
    private final Contacts contacts;
    private final Outbox outbox;

    Sending(Account account, Contacts contacts, Outbox outbox) {
        this.account = account;
        this.contacts = contacts;
        this.outbox = outbox;
    }

    void text(Step step, long token, Command.SendText command) {
        AccountName peer = contacts.shown(command.peer());
        if (peer.equals(account.name())) {
            step.fail(token, ErrorCode.TO_SELF, "You cannot write to yourself.");
        } else if (command.text().isEmpty()) {
            step.fail(token, ErrorCode.MALFORMED, "An empty message is not sent.");
        } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(command.text())) {
            step.fail(token, ErrorCode.MALFORMED, "The message is not valid Unicode text.");
        } else if (!Body.Text.fits(command.text())) {
            step.fail(
                    token,
                    ErrorCode.TOO_LONG,
                    "The message is too long: at most " + Body.Text.MAX_BYTES + " bytes of UTF-8. Send it in parts.");
        } else if (outbox.isFull()) {
            step.fail(token, ErrorCode.BUSY, "Too many messages wait for the relay. Try again once it took them.");
        } else {
            Optional<Contact> contact = contacts.find(peer.account());
            if (contact.isEmpty()) {
                noSession(step, token, peer);
            } else {
                encrypt(step, token, contact.get(), command.text());
            }
        }
    }

    /** Sends a text again, as a new message; false where the chat does not allow sending now. */
    boolean again(Step step, Contact contact, StoredMessage replaced, String reason) {
        EnvelopeId id = account.newId();
        String text = replaced.text();
        SendResult result = send(step, contact, id, text);
        if (!(result instanceof SendResult.Sent sent)) {
            return false;
        }
        long number = store(step, contact, sent, text, id, Optional.of(reason));
        step.emit(new ClientEvent.MessageResent(
                contact.name(), replaced.id(), id, number, text, Instant.ofEpochMilli(step.nowMillis())));
        step.emit(new ClientEvent.StatusChanged(contact.name(), id, MessageStatus.QUEUED, Optional.of(reason)));
        return true;
    }

    private void encrypt(Step step, long token, Contact contact, String text) {
        EnvelopeId id = account.newId();
        SendResult result = send(step, contact, id, text);
        if (result instanceof SendResult.Sent sent) {
            long number = store(step, contact, sent, text, id, Optional.empty());
            step.answer(token, new Reply.Queued(id, number, Instant.ofEpochMilli(step.nowMillis())));
            step.emit(new ClientEvent.StatusChanged(contact.name(), id, MessageStatus.QUEUED, Optional.empty()));
        } else if (result instanceof SendResult.Refused refused) {
            contacts.save(step, contact.name(), refused.next());
            switch (refused.reason()) {
                case NO_SESSION, EXHAUSTED -> noSession(step, token, contact.name());
                default -> {
                    BundleRefusal refusal = BundleRefusal.of(refused.reason(), contact.name());
                    step.fail(token, refusal.code(), refusal.sentence());
                }
            }
        }
    }

    private SendResult send(Step step, Contact contact, EnvelopeId id, String text) {
        Body body = new Body.Text(step.nowMillis(), text);
        return contact.conversation().send(account.device(), MessageId.of(id.toBytes()), body, account.random());
    }

    private long store(
            Step step, Contact contact, SendResult.Sent sent, String text, EnvelopeId id, Optional<String> reason) {
        contacts.save(step, contact.name(), sent.next());
        long number = step.add(new StoredMessage(
                contact.account(),
                id,
                true,
                sent.seq(),
                text,
                step.nowMillis(),
                step.nowMillis(),
                Optional.of(MessageStatus.QUEUED),
                reason));
        outbox.add(step, contact.name(), sent.envelope(), true);
        return number;
    }

    private static void noSession(Step step, long token, AccountName peer) {
        step.fail(
                token,
                ErrorCode.NO_SESSION,
                "No shared secret found for " + peer + ". Initiate a chat using 'init " + peer + "'.");
    }
}
