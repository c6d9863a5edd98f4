package dev.sotto.client.core;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.session.MessageId;
import dev.sotto.crypto.session.SendResult;
import dev.sotto.protocol.AccountName;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers envelopes of contacts that could not be opened with a new handshake that names them. When it is due is the
 * conversation's to say; a fetch that fails is tried again after a while.
 */
final class Healing {
    private static final long RETRY_MILLIS = 600_000;
    private static final long CHECK_MILLIS = 60_000;

    private final Account account;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Bundles bundles;
    private final IdentityAlarm alarm;
    private final Map<AccountName, Long> notBefore = new HashMap<>();
    private long nextCheck;

    Healing(Account account, Contacts contacts, Outbox outbox, Bundles bundles, IdentityAlarm alarm) {
        this.alarm = alarm;
        this.account = account;
        this.contacts = contacts;
        this.outbox = outbox;
        this.bundles = bundles;
    }

    void tick(Step step) {
        if (step.nowMillis() >= nextCheck) {
            considerAll(step);
        }
    }

    void considerAll(Step step) {
        nextCheck = step.nowMillis() + CHECK_MILLIS;
        contacts.all().forEach(contact -> consider(step, contact.name()));
    }

    void consider(Step step, AccountName peer) {
        boolean due = contacts.find(peer.account())
                .filter(contact -> !contact.blocked())
                .filter(contact -> contact.conversation().healingDue(step.nowSeconds()))
                .isPresent();
        if (due && account.online() && notBefore.getOrDefault(peer, 0L) <= step.nowMillis()) {
            notBefore.put(peer, step.nowMillis() + RETRY_MILLIS);
            bundles.fetch(step, peer, new Requested(peer));
        }
    }

    private final class Requested implements Bundles.Requester {
        private final AccountName peer;

        private Requested(AccountName peer) {
            this.peer = peer;
        }

        @Override
        public void arrived(Step step, AccountName name, PreKeyBundle bundle) {
            contacts.find(peer.account()).ifPresent(contact -> heal(step, contact, bundle));
        }

        @Override
        public void failed(Step step, ErrorCode code, String sentence) {
            if (code == ErrorCode.OFFLINE) {
                notBefore.remove(peer);
            }
        }
    }

    private void heal(Step step, Contact contact, PreKeyBundle bundle) {
        MessageId id = MessageId.of(account.newId().toBytes());
        SendResult result =
                contact.conversation().heal(account.device(), bundle, id, step.nowSeconds(), account.random());
        contacts.save(step, contact.name(), result.next());
        if (result instanceof SendResult.Sent sent) {
            notBefore.remove(contact.name());
            outbox.add(step, contact.name(), sent.envelope(), false);
            step.progress("Renewed the chat with " + contact.name() + " and asked for what could not be read.");
        } else if (result.next().pendingIdentity().isPresent()) {
            alarm.raise(step, contact.name());
        }
    }
}
