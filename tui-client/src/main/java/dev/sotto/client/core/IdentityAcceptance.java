package dev.sotto.client.core;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.session.Received;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/**
 * The user's word on a contact's new identity. Accepted: it is pinned, and what waited in quarantine is read, in order.
 * Rejected: the known one stays, and what came under the other one is dropped unread.
 */
final class IdentityAcceptance {
    private final Account account;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Resending resending;
    private final ShownIdentities shownIdentities;

    IdentityAcceptance(
            Account account,
            Contacts contacts,
            Outbox outbox,
            Inbox inbox,
            Resending resending,
            ShownIdentities shownIdentities) {
        this.account = account;
        this.contacts = contacts;
        this.outbox = outbox;
        this.inbox = inbox;
        this.resending = resending;
        this.shownIdentities = shownIdentities;
    }

    void accept(Step step, long token, Command.AcceptIdentity command) {
        Optional<Contact> contact = blocked(step, token, command.peer());
        contact.ifPresent(changed -> {
            IdentityKey pending = changed.conversation().pendingIdentity().orElseThrow();
            IdentityKey known = changed.conversation().trust().orElseThrow().identity();
            Optional<IdentityKey> otherShown =
                    shownIdentities.of(changed.name()).filter(shown -> !shown.equals(pending) && !shown.equals(known));
            if (otherShown.isEmpty()) {
                accept(step, changed, pending);
                shownIdentities.decided(changed.name());
                step.answer(token, new Reply.Done());
            } else {
                step.fail(
                        token,
                        ErrorCode.IDENTITY_CHANGED,
                        "The identity of " + changed.name() + " has changed once more since its safety number was "
                                + "shown. Compare the new one first.");
            }
        });
    }

    void reject(Step step, long token, Command.RejectIdentity command) {
        Optional<Contact> contact = blocked(step, token, command.peer());
        contact.ifPresent(changed -> {
            contacts.save(step, changed.name(), changed.conversation().rejectIdentity());
            shownIdentities.decided(changed.name());
            step.answer(token, new Reply.Done());
        });
    }

    /** The user has compared the number that was shown last: of the changed identity, or of the known one. */
    void verify(Step step, long token, Command.Verify command) {
        AccountName peer = contacts.shown(command.peer());
        Optional<Contact> contact = contacts.find(peer.account())
                .filter(known -> known.conversation().trust().isPresent());
        Optional<IdentityKey> shown = shownIdentities.of(peer);
        if (contact.isEmpty()) {
            step.fail(
                    token,
                    ErrorCode.NO_SESSION,
                    "No shared secret found for " + peer + ". Initiate a chat using 'init " + peer + "'.");
        } else if (shown.isEmpty()) {
            step.fail(
                    token,
                    ErrorCode.NOT_CONFIRMED,
                    "The safety number with " + peer + " was not shown yet. Compare it first: 'safety-number " + peer
                            + "'.");
        } else if (!shown.get().equals(current(contact.get()))) {
            step.fail(
                    token,
                    ErrorCode.IDENTITY_CHANGED,
                    "The identity of " + peer + " has changed since its safety number was shown. Compare the new one "
                            + "first: 'safety-number " + peer + "'.");
        } else {
            if (contact.get().blocked()) {
                accept(step, contact.get(), shown.get());
            }
            Contact accepted = contacts.find(peer.account()).orElseThrow();
            contacts.save(step, accepted.name(), accepted.conversation().verified(true));
            step.answer(token, new Reply.Done());
        }
    }

    private static IdentityKey current(Contact contact) {
        return contact.conversation()
                .pendingIdentity()
                .orElseGet(() -> contact.conversation().trust().orElseThrow().identity());
    }

    private Optional<Contact> blocked(Step step, long token, AccountName peer) {
        Optional<Contact> contact = contacts.find(peer.account()).filter(Contact::blocked);
        if (contact.isEmpty()) {
            step.fail(
                    token,
                    ErrorCode.NO_IDENTITY_CHANGE,
                    "The identity of " + contacts.shown(peer) + " has not changed: nothing to decide.");
        }
        return contact;
    }

    private void accept(Step step, Contact contact, IdentityKey pending) {
        resending.identityReplaced(step, contact.name());
        // Bytes for the old identity are never re-encrypted: what is left of them ends here. After the line above,
        // which repeats the statuses as they were.
        outbox.giveUpAll(step, contact.name(), ErrorCode.IDENTITY_CHANGED.word());
        Received received =
                contact.conversation().acceptIdentity(account.device(), pending, step.view(), step.nowSeconds());
        inbox.take(step, contact.name(), Optional.of(contact), received);
    }
}
