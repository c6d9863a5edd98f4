package dev.sotto.client.core;

import dev.sotto.crypto.session.Body;
import dev.sotto.crypto.session.MessageId;
import dev.sotto.crypto.session.SendResult;
import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells senders what arrived: one encrypted receipt for everything that one transaction took from a peer, in the outbox
 * by that transaction. Where no session can send, or where thousands wait for the peer, there is no receipt: two ticks
 * are never more than one promised.
 */
final class Receipts {
    /**
     * Envelopes that wait for a peer, beyond which it gets no receipts: one that writes on and on while the relay
     * takes nothing for it must not fill the outbox.
     */
    static final int MAX_WAITING = 2_000;

    private final Account account;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Map<AccountName, List<MessageId>> due = new LinkedHashMap<>();

    Receipts(Account account, Contacts contacts, Outbox outbox) {
        this.account = account;
        this.contacts = contacts;
        this.outbox = outbox;
    }

    void owe(AccountName peer, MessageId id) {
        due.computeIfAbsent(peer, name -> new ArrayList<>()).add(id);
    }

    void write(Step step) {
        due.forEach((peer, ids) -> {
            for (int from = 0; from < ids.size(); from += Body.MAX_IDS) {
                write(step, peer, ids.subList(from, Math.min(ids.size(), from + Body.MAX_IDS)));
            }
        });
        due.clear();
    }

    private void write(Step step, AccountName peer, List<MessageId> ids) {
        if (outbox.waitingFor(peer.account()) >= MAX_WAITING) {
            return;
        }
        contacts.find(peer.account()).ifPresent(contact -> {
            MessageId id = MessageId.of(account.newId().toBytes());
            SendResult result = contact.conversation()
                    .send(account.device(), id, new Body.Receipt(List.copyOf(ids)), account.random());
            if (result instanceof SendResult.Sent sent) {
                contacts.save(step, contact.name(), sent.next());
                outbox.add(step, contact.name(), sent.envelope(), false);
            }
        });
    }
}
