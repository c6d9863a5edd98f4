package dev.sotto.client.face.plain;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.CommandParser;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.Inbox;
import dev.sotto.client.face.InputLine;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.PasswordQuestion;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.SignIn;
import dev.sotto.client.face.Streams;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The line face for people: asks for the user and the password, then takes the command lines. Blocks the calling
 * thread until the client has ended.
 */
public final class PlainFace {
    private final Streams streams;
    private final ClientStarter starter;
    private final Passwords passwords;
    private final Clock clock;
    private final PlainOutput out;
    private final boolean everyStatus;

    /** {@code everyStatus}: also say when an own message was accepted and delivered. */
    public PlainFace(Streams streams, ClientStarter starter, Passwords passwords, Clock clock, boolean everyStatus) {
        this.streams = streams;
        this.starter = starter;
        this.passwords = passwords;
        this.clock = clock;
        this.out = new PlainOutput(streams, clock);
        this.everyStatus = everyStatus;
    }

    /** {@code user}: nobody is asked for it then. {@code optionsOf}: where that user chats, and how to get in. */
    public ExitCode run(
            Optional<String> user, Function<AccountName, StartOptions> optionsOf, Interruption interruption) {
        try {
            StartOptions options = optionsOf.apply(account(user));
            PlainDialogue dialogue = new PlainDialogue(streams, out, passwords, options);
            ClientApi client = SignIn.run(starter, options, dialogue);
            Inbox inbox = new Inbox(streams.in());
            while (true) {
                PlainConversation conversation = new PlainConversation(
                        streams, out, clock, options, client, inbox, dialogue.fingerprint(), everyStatus);
                ExitCode code = conversation.run(interruption);
                if (!conversation.isLocked()) {
                    return code;
                }
                client = unlocked(options.again(), interruption);
            }
        } catch (CommandFailure failure) {
            out.say(sentence(failure));
            return ExitCode.of(failure.code());
        }
    }

    /**
     * A new client, once the password opens the store again. It is asked for here, whatever other source it had at the
     * start: who has only this terminal must not get in.
     */
    private ClientApi unlocked(StartOptions options, Interruption interruption) throws CommandFailure {
        interruption.listen(interruption::finished); // no client: nothing to close
        out.say("Locked. Messages wait at the server meanwhile. To go on, enter your password.");
        while (true) {
            try (SecretBytes password =
                    new PasswordQuestion(streams, out::prompt, out::say, () -> streams.line("")).ask(false)) {
                return SignIn.await(starter.start(options, password, false));
            } catch (CommandFailure failure) {
                if (failure.code() != ErrorCode.BAD_PASSWORD) {
                    throw failure;
                }
                out.say(sentence(failure));
            }
        }
    }

    private AccountName account(Optional<String> user) throws CommandFailure {
        String name = user.isPresent() ? user.get() : ask();
        return AccountName.parse(name)
                .orElseThrow(() -> new CommandFailure(
                        ErrorCode.INVALID_NAME, CommandParser.invalidName(name) + " Connection refused."));
    }

    private String ask() throws CommandFailure {
        out.prompt("Enter your username:");
        if (streams.in().read() instanceof InputLine.Text line) {
            return line.text().strip();
        }
        throw new CommandFailure(ErrorCode.BAD_SETTING, "No username was given.");
    }

    /** The seed put these words in front of what the server answered at login. */
    private static String sentence(CommandFailure failure) {
        return switch (failure.code()) {
            case BAD_PASSWORD, TOO_MANY_ATTEMPTS -> "Error logging in: " + failure.sentence();
            case ALREADY_CONNECTED -> "Received error from server: " + failure.sentence();
            default -> failure.sentence();
        };
    }
}
