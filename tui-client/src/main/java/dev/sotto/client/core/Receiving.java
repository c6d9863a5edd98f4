package dev.sotto.client.core;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.session.Conversation;
import dev.sotto.crypto.session.Envelope;
import dev.sotto.crypto.session.EnvelopeHash;
import dev.sotto.crypto.session.MessageId;
import dev.sotto.crypto.session.Received;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.Ack;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Deliver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes what the relay delivers: a copy is acknowledged and that is all; everything else is opened, stored and only
 * then acknowledged. What cannot be opened is stored as such and acknowledged too.
 */
final class Receiving {
    static final long SECONDS_A_DAY = 86_400;

    private final Account account;
    private final Contacts contacts;
    private final Inbox inbox;
    private final Healing healing;
    private final List<Deliver> held = new ArrayList<>();
    private boolean holding;

    Receiving(Account account, Contacts contacts, Inbox inbox, Healing healing) {
        this.account = account;
        this.contacts = contacts;
        this.inbox = inbox;
        this.healing = healing;
    }

    /** Reads nothing for now: new prekeys are to be published before the mailbox is read. */
    void hold() {
        holding = true;
    }

    void release(Step step) {
        holding = false;
        held.forEach(frame -> deliver(step, frame));
        held.clear();
    }

    void disconnected() {
        holding = false;
        held.clear();
    }

    void deliver(Step step, Deliver frame) {
        if (!holding) {
            take(step, frame);
            step.transmit(ClientFrame.newBuilder().setAck(Ack.newBuilder().setN(frame.getN())));
        } else if (held.size() < Limits.WINDOW_ENVELOPES) {
            held.add(frame);
        } else {
            step.problem(ErrorCode.RELAY_MISBEHAVED, "The relay delivers more than it may without acknowledgement.");
            step.want(new Effect.Disconnect());
        }
    }

    private void take(Step step, Deliver frame) {
        Optional<AccountName> sender = sender(frame);
        byte[] ciphertext = frame.getCiphertext().toByteArray();
        if (sender.isEmpty()
                || frame.getId().size() != EnvelopeId.LENGTH
                || ciphertext.length == 0
                || ciphertext.length > Limits.CIPHERTEXT) {
            step.problem(ErrorCode.RELAY_MISBEHAVED, "The relay delivered something that is no message.");
            return;
        }
        Envelope envelope = new Envelope(MessageId.of(frame.getId().toByteArray()), ciphertext);
        byte[] hash = EnvelopeHash.of(account.addressOf(sender.get()), envelope);
        if (step.view().envelopeSeen(hash)) {
            return;
        }
        step.persist(new StoreChange.AddEnvelopeHash(hash, step.nowSeconds() / SECONDS_A_DAY));
        open(step, sender.get(), envelope);
    }

    private void open(Step step, AccountName sender, Envelope envelope) {
        Optional<Contact> known = contacts.find(sender.account());
        Conversation conversation = known.map(Contact::conversation)
                .orElseGet(() -> Conversation.with(account.device(), account.addressOf(sender), step.nowSeconds()));
        Received received = conversation.receive(account.device(), envelope, step.view(), step.nowSeconds());
        inbox.take(step, sender, known, received);
        healing.consider(step, sender);
    }

    /** The name as registered, if the relay says it of the same account. */
    private Optional<AccountName> sender(Deliver frame) {
        return AccountName.parse(frame.getFrom())
                .filter(from -> !from.equals(account.name()))
                .map(from -> AccountName.parse(frame.getFromName())
                        .filter(from::equals)
                        .orElse(from));
    }
}
