package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.ClientEvent.Initiator;
import dev.sotto.client.command.ClientEvent.SessionState;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.session.Conversation;
import dev.sotto.crypto.session.MessageId;
import dev.sotto.crypto.session.Refusal;
import dev.sotto.crypto.session.SendResult;
import dev.sotto.protocol.AccountName;

/** {@code init}: fetches the peer's bundle, makes the handshake and says hello. */
final class Initiation {
    private final Account account;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Bundles bundles;
    private final IdentityAlarm alarm;

    Initiation(Account account, Contacts contacts, Outbox outbox, Bundles bundles, IdentityAlarm alarm) {
        this.alarm = alarm;
        this.account = account;
        this.contacts = contacts;
        this.outbox = outbox;
        this.bundles = bundles;
    }

    void init(Step step, long token, Command.Init command) {
        AccountName peer = contacts.shown(command.peer());
        if (peer.equals(account.name())) {
            refuse(step, token, Refusal.TO_ONESELF, peer);
        } else if (contacts.find(peer.account()).filter(Contact::blocked).isPresent()) {
            refuse(step, token, Refusal.IDENTITY_CHANGED, peer);
        } else if (contacts.find(peer.account()).filter(Contact::active).isPresent()) {
            refuse(step, token, Refusal.ALREADY_ESTABLISHED, peer);
        } else if (!account.online()) {
            step.fail(
                    token,
                    ErrorCode.OFFLINE,
                    "Failed to request key bundle: the relay is out of reach. Try again when you are online.");
        } else {
            step.progress("Requesting key bundle for " + peer + "...");
            bundles.fetch(step, peer, new Requested(token));
        }
    }

    private static void refuse(Step step, long token, Refusal reason, AccountName peer) {
        BundleRefusal refusal = BundleRefusal.of(reason, peer);
        step.fail(token, refusal.code(), refusal.sentence());
    }

    private final class Requested implements Bundles.Requester {
        private final long token;

        private Requested(long token) {
            this.token = token;
        }

        @Override
        public void arrived(Step step, AccountName peer, PreKeyBundle bundle) {
            step.progress("Computing shared secret...");
            Conversation before = contacts.find(peer.account())
                    .map(Contact::conversation)
                    .orElseGet(() -> Conversation.with(account.device(), account.addressOf(peer), step.nowSeconds()));
            MessageId id = MessageId.of(account.newId().toBytes());
            SendResult result = before.init(account.device(), bundle, id, step.nowSeconds(), account.random());
            if (result instanceof SendResult.Sent sent) {
                contacts.save(step, peer, sent.next());
                outbox.add(step, peer, sent.envelope(), false);
                step.progress("Shared secret computed and saved for " + peer + ".");
                step.emit(new ClientEvent.SessionChanged(peer, SessionState.ESTABLISHED, Initiator.US));
                step.answer(token, new Reply.Done());
            } else if (result instanceof SendResult.Refused refused) {
                refused(step, peer, before, refused);
            }
        }

        private void refused(Step step, AccountName peer, Conversation before, SendResult.Refused refused) {
            if (contacts.find(peer.account()).isPresent()
                    || refused.next().trust().isPresent()) {
                contacts.save(step, peer, refused.next());
            }
            if (before.pendingIdentity().isEmpty()
                    && refused.next().pendingIdentity().isPresent()) {
                alarm.raise(step, peer);
            }
            if (refused.reason() == Refusal.ALREADY_ESTABLISHED) {
                // The peer's own handshake came while ours was fetched: there is a chat, which is what was asked for.
                step.answer(token, new Reply.Done());
            } else {
                refuse(step, token, refused.reason(), peer);
            }
        }

        @Override
        public void failed(Step step, ErrorCode code, String sentence) {
            step.fail(token, code, sentence);
        }
    }
}
