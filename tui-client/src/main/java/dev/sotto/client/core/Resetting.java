package dev.sotto.client.core;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.crypto.session.MessageId;
import dev.sotto.crypto.session.ResetResult;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** {@code reset X}: tells the peer, encrypted, where there is a session to tell it on, and stops sending on it. */
final class Resetting {
    private static final String REASON = "reset";

    private final Account account;
    private final Contacts contacts;
    private final Outbox outbox;

    Resetting(Account account, Contacts contacts, Outbox outbox) {
        this.account = account;
        this.contacts = contacts;
        this.outbox = outbox;
    }

    void reset(Step step, long token, Command.Reset command) {
        AccountName peer = contacts.shown(command.peer());
        Optional<Contact> contact = contacts.find(peer.account());
        boolean nothing =
                contact.filter(known -> known.active() || known.blocked()).isEmpty();
        if (nothing && !command.forget()) {
            step.fail(token, ErrorCode.NO_SESSION, "No shared secret found for " + peer + ": nothing to reset.");
            return;
        }
        contact.ifPresent(known -> reset(step, known));
        if (command.forget()) {
            step.persist(new StoreChange.DeleteHistory(peer.account()));
        }
        step.progress("Deleted shared secret, chat session and key bundle with " + peer + " from the database.");
        step.answer(token, new Reply.Done());
    }

    /** Texts that wait fail visibly; what is under way is before the RESET, and is still read. */
    void reset(Step step, Contact contact) {
        outbox.giveUpUnsubmitted(step, contact.name(), REASON);
        MessageId id = MessageId.of(account.newId().toBytes());
        ResetResult result = contact.conversation().reset(account.device(), id, account.random());
        contacts.save(step, contact.name(), result.next());
        result.envelope().ifPresent(envelope -> outbox.add(step, contact.name(), envelope, false));
    }
}
