package dev.sotto.client.face;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for a password: hidden and, if it is a new one, twice on a terminal; one line of any other input. */
public final class PasswordQuestion {
    private static final int ATTEMPTS_TO_REPEAT = 3;

    private final Streams streams;
    private final Consumer<String> prompt;
    private final Consumer<String> line;
    private final Runnable lineBreak;

    /** {@code prompt} asks, {@code line} says something, {@code lineBreak} ends the line of a prompt. */
    public PasswordQuestion(Streams streams, Consumer<String> prompt, Consumer<String> line, Runnable lineBreak) {
        this.streams = streams;
        this.prompt = prompt;
        this.line = line;
        this.lineBreak = lineBreak;
    }

    /** The password, which the caller closes; fails with BAD_SETTING where there is no usable one. */
    public SecretBytes ask(boolean registering) throws CommandFailure {
        streams.echo().off();
        try {
            return registering ? newPassword() : once("Enter your password:");
        } finally {
            streams.echo().on();
        }
    }

    private SecretBytes newPassword() throws CommandFailure {
        for (int attempt = 0; attempt < ATTEMPTS_TO_REPEAT; attempt++) {
            SecretBytes first = once("Enter your new password:");
            if (!streams.echo().isTerminal()) {
                return first; // nobody could have mistyped unseen
            }
            try (SecretBytes second = once("Enter your new password again:")) {
                if (first.equals(second)) {
                    return first;
                }
            }
            first.close();
            line.accept("The passwords differ.");
        }
        throw new CommandFailure(ErrorCode.BAD_SETTING, "The passwords differ. Nothing was registered.");
    }

    private SecretBytes once(String question) throws CommandFailure {
        prompt.accept(question);
        Optional<SecretBytes> answer = streams.in().readSecret();
        if (streams.echo().isTerminal()) {
            lineBreak.run(); // the one that was typed does not show either
        }
        return Passwords.checked(answer.orElseThrow(
                () -> new CommandFailure(ErrorCode.BAD_SETTING, "No password was given: the input has ended.")));
    }
}
