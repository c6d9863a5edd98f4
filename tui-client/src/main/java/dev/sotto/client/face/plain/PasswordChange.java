package dev.sotto.client.face.plain;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.face.Inbox;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.Streams;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code passwd}: the current password, the new one, and on a terminal the new one again. */
final class PasswordChange {
    private static final List<String> QUESTIONS =
            List.of("Enter your password:", "Enter your new password:", "Enter your new password again:");

    private final Streams streams;
    private final PlainOutput out;
    private final Inbox inbox;
    private final int questions;
    private final List<SecretBytes> answers = new ArrayList<>();
    private boolean over;

    /** Asks the first question. */
    PasswordChange(Streams streams, PlainOutput out, Inbox inbox) {
        this.streams = streams;
        this.out = out;
        this.inbox = inbox;
        this.questions = streams.echo().isTerminal() ? QUESTIONS.size() : QUESTIONS.size() - 1;
        streams.echo().off();
        ask();
    }

    boolean isOver() {
        return over;
    }

    /** The answer to the last question; asks the next one if there is one. */
    void typed(Optional<SecretBytes> secret) {
        if (streams.echo().isTerminal()) {
            streams.line("");
        }
        if (secret.isEmpty()) {
            giveUp("The input has ended.");
            return;
        }
        try {
            answers.add(Passwords.checked(secret.get()));
        } catch (CommandFailure failure) {
            giveUp(failure.sentence());
            return;
        }
        if (answers.size() < questions) {
            ask();
        } else if (questions == QUESTIONS.size() && !answers.get(1).equals(answers.get(2))) {
            giveUp("The new passwords differ.");
        } else {
            end();
        }
    }

    /** The command, once every answer is there; its secrets are the caller's to close. */
    Optional<Command> command() {
        if (!over || answers.size() < questions) {
            return Optional.empty();
        }
        if (questions == QUESTIONS.size()) {
            answers.get(2).close();
        }
        return Optional.of(new Command.ChangePassword(answers.get(0), answers.get(1)));
    }

    private void ask() {
        out.prompt(QUESTIONS.get(answers.size()));
        inbox.demandSecret();
    }

    private void end() {
        over = true;
        streams.echo().on();
    }

    private void giveUp(String sentence) {
        answers.forEach(SecretBytes::close);
        answers.clear();
        end();
        out.say(sentence + " Nothing was changed.");
    }
}
