package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code reset server}: tells every contact (encrypted, accepted by the relay), then deletes the account there, then
 * the local store. A cut in between leaves the account; the command can be given again.
 */
final class AccountReset {
    private static final long PATIENCE_MILLIS = 60_000;

    private final Account account;
    private final String server;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Resetting resetting;

    private OptionalLong token = OptionalLong.empty();
    private boolean deleting;
    private long deadlineMillis;

    AccountReset(Account account, String server, Contacts contacts, Outbox outbox, Resetting resetting) {
        this.account = account;
        this.server = server;
        this.contacts = contacts;
        this.outbox = outbox;
        this.resetting = resetting;
    }

    void begin(Step step, long newToken, Command.ResetServer command) {
        if (!command.confirm().equals(server)) {
            step.fail(
                    newToken,
                    ErrorCode.NOT_CONFIRMED,
                    "This deletes your account. To confirm, name the server exactly: " + server + ".");
        } else if (!account.online()) {
            step.fail(newToken, ErrorCode.OFFLINE, "The relay is out of reach. Nothing was deleted; try again later.");
        } else {
            step.progress("Sending reset request to server for server.");
            token = OptionalLong.of(newToken);
            deadlineMillis = step.nowMillis() + PATIENCE_MILLIS;
            contacts.all().forEach(contact -> resetting.reset(step, contact));
        }
    }

    /** After every step: goes on once the outbox holds nothing that the relay would still take. */
    void proceed(Step step) {
        if (token.isEmpty()) {
            return;
        }
        if (!deleting && outbox.settled()) {
            sayWhoIsNotTold(step);
            deleting = true;
            step.want(new Effect.DeleteAccount());
        } else if (step.nowMillis() >= deadlineMillis) {
            fail(step, ErrorCode.REFUSED, "The relay did not answer in time. The account was not deleted; try again.");
        }
    }

    void deleted(Step step) {
        if (deleting) {
            step.want(new Effect.Erase());
            step.progress("Account reset. Closing connection.");
            step.answer(token.orElseThrow(), new Reply.Done());
            token = OptionalLong.empty();
            step.emit(new ClientEvent.Stopped(Optional.empty()));
        }
    }

    /** True if the relay's problem was about this. */
    boolean refused(Step step, String sentence) {
        boolean mine = deleting && token.isPresent();
        if (mine) {
            fail(step, ErrorCode.REFUSED, "The relay did not delete the account: " + sentence);
        }
        return mine;
    }

    void disconnected(Step step) {
        if (token.isPresent()) {
            fail(step, ErrorCode.OFFLINE, "The connection was lost. The account may still exist; try again.");
        }
    }

    private void sayWhoIsNotTold(Step step) {
        List<Contact> untold = contacts.all().stream()
                .filter(contact -> outbox.waitsFor(contact.account()))
                .toList();
        untold.forEach(contact -> step.problem(
                ErrorCode.REFUSED,
                contact.name() + " could not be told: the relay takes nothing for them.",
                contact.name()));
    }

    private void fail(Step step, ErrorCode code, String sentence) {
        step.fail(token.orElseThrow(), code, sentence);
        token = OptionalLong.empty();
        deleting = false;
    }
}
