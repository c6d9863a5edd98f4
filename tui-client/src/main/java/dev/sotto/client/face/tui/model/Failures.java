package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** What the client could not do. */
final class Failures {
    private Failures() {}

    static void take(Step step, long ticket, CommandFailure failure) {
        Optional<Ask> asked = step.model().asks().of(ticket);
        if (asked.isEmpty()) {
            return;
        }
        Ask ask = asked.get();
        step.progressEnded();
        step.set(step.model().with(step.model().asks().minus(ticket)));
        if (ask instanceof Ask.Begin begin) {
            Sending.notBegun(step, begin, failure);
        } else if (ask instanceof Ask.Send sent) {
            Sending.notSent(step, sent, failure);
        } else if (ask instanceof Ask.Numbers numbers) {
            numbers(step, numbers, failure);
        } else if (ask instanceof Ask.Compare) {
            step.tell(failure.sentence(), true);
        } else if (ask instanceof Ask.Page page) {
            step.tell("The messages with " + page.peer().display() + " cannot be read: " + failure.sentence(), true);
            step.change(page.peer(), chat -> chat.loaded(true));
        } else if (ask instanceof Ask.Load) {
            step.set(step.model().with(step.model().saved().asLoaded()));
            step.error("The saved layout cannot be read: " + failure.sentence());
        } else if (ask instanceof Ask.Told told) {
            told(step, told.command(), failure);
        } else if (!(ask instanceof Ask.Seen)) {
            step.error(failure.sentence());
        }
    }

    private static void numbers(Step step, Ask.Numbers ask, CommandFailure failure) {
        if (ask.view()) {
            step.tell(failure.sentence(), true);
        } else {
            // Not asked for again and again: the banner does without.
            step.change(ask.peer(), chat -> chat.with(Optional.of(new Chat.Numbers("", Optional.empty()))));
        }
    }

    /** In the chat that it was about, if it was about one. */
    private static void told(Step step, Command command, CommandFailure failure) {
        Optional<AccountName> about =
                about(command).filter(peer -> step.model().chats().of(peer).isPresent());
        if (about.isPresent() && !about.equals(step.peer())) {
            step.note(about.get(), failure.sentence(), true);
            step.error(failure.sentence());
        } else {
            step.tell(failure.sentence(), true);
        }
    }

    static Optional<AccountName> about(Command command) {
        if (command instanceof Command.AcceptIdentity accepted) {
            return Optional.of(accepted.peer());
        }
        if (command instanceof Command.RejectIdentity rejected) {
            return Optional.of(rejected.peer());
        }
        if (command instanceof Command.Verify verified) {
            return Optional.of(verified.peer());
        }
        return command instanceof Command.Reset reset ? Optional.of(reset.peer()) : Optional.empty();
    }
}
