package dev.sotto.client.core;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.Reply;
import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.SafetyNumber;
import dev.sotto.crypto.session.TrustRecord;
import dev.sotto.protocol.AccountName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Commands that only read. Lists are read after the commit, so that they show what the same batch changed. */
final class Queries {
    static final int MAX_HISTORY = 10_000;

    private final Account account;
    private final Contacts contacts;
    private final StoreView view;
    private final ShownIdentities shownIdentities;

    Queries(Account account, Contacts contacts, StoreView view, ShownIdentities shownIdentities) {
        this.account = account;
        this.contacts = contacts;
        this.view = view;
        this.shownIdentities = shownIdentities;
    }

    void chats(Step step, long token) {
        step.want(new Effect.AnswerFrom(token, () -> {
            List<ChatSummary> chats = view.chats().stream().map(this::summary).toList();
            return new Reply.Chats(chats.stream()
                    .sorted(Comparator.comparing(
                                    (ChatSummary chat) -> chat.lastMessageAt().orElse(Instant.EPOCH))
                            .reversed())
                    .toList());
        }));
    }

    void history(Step step, long token, Command.ShowHistory command) {
        AccountName peer = contacts.shown(command.peer());
        int limit = Math.min(Math.max(1, command.limit()), MAX_HISTORY);
        step.want(new Effect.AnswerFrom(
                token,
                () -> new Reply.History(
                        peer,
                        view
                                .history(peer.account(), new HistoryRange(limit, command.before(), command.after()))
                                .stream()
                                .map(Queries::entry)
                                .toList())));
    }

    void safetyNumber(Step step, long token, Command.ShowSafetyNumber command) {
        AccountName peer = contacts.shown(command.peer());
        Optional<TrustRecord> trust = contacts.find(peer.account())
                .flatMap(contact -> contact.conversation().trust());
        if (trust.isEmpty()) {
            step.fail(
                    token,
                    ErrorCode.NO_SESSION,
                    "No shared secret found for " + peer + ". Initiate a chat using 'init " + peer + "'.");
            return;
        }
        // A changed identity is compared before it is accepted: that one is shown then.
        Optional<IdentityKey> pending = contacts.find(peer.account())
                .flatMap(contact -> contact.conversation().pendingIdentity());
        IdentityKey known = trust.get().identity();
        IdentityKey current = pending.orElse(known);
        shownIdentities.show(peer, current);
        SafetyNumber number = number(peer, current);
        step.answer(
                token,
                new Reply.SafetyNumberShown(
                        peer,
                        number.digits(),
                        number.qrText(),
                        pending.isEmpty() && trust.get().verified(),
                        pending.map(changed -> number(peer, known).digits())));
    }

    void workspace(Step step, long token) {
        step.want(new Effect.AnswerFrom(token, () -> new Reply.Workspace(view.workspace())));
    }

    private SafetyNumber number(AccountName peer, IdentityKey identity) {
        return SafetyNumber.between(
                account.device().address(), account.device().identity().publicKey(), account.addressOf(peer), identity);
    }

    private ChatSummary summary(StoredChat chat) {
        Optional<Contact> contact = contacts.find(chat.peer().account());
        Optional<NumberedMessage> last = view.history(chat.peer().account(), HistoryRange.last(1)).stream()
                .findFirst();
        return new ChatSummary(
                contact.map(Contact::name).orElse(chat.peer()),
                contact.filter(Contact::active).isPresent(),
                contact.filter(Contact::blocked).isPresent(),
                contact.filter(known -> !known.blocked())
                        .flatMap(known -> known.conversation().trust())
                        .filter(TrustRecord::verified)
                        .isPresent(),
                chat.lastMessageAt().isPresent()
                        ? Optional.of(Instant.ofEpochMilli(chat.lastMessageAt().getAsLong()))
                        : Optional.empty(),
                (int) Math.min(chat.unread(), Integer.MAX_VALUE),
                chat.readTo(),
                last.map(NumberedMessage::message)
                        .map(message -> ChatSummary.LastLine.of(message.own(), message.text())));
    }

    private static HistoryEntry entry(NumberedMessage numbered) {
        StoredMessage message = numbered.message();
        return new HistoryEntry(
                numbered.number(),
                message.id(),
                message.own(),
                message.text(),
                Instant.ofEpochMilli(message.own() ? message.storedAt() : message.sentAt()),
                message.status(),
                message.reason());
    }
}
