package dev.sotto.client.face.json;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.CommandParser;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.PasswordQuestion;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.SignIn;
import dev.sotto.client.face.Streams;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.runtime.Probe;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The line face for programs. Standard output is data only: the one thing it ever asks, the password, is asked on
 * standard error. Blocks the calling thread until the client has ended.
 */
public final class JsonFace {
    private final Streams streams;
    private final ClientStarter starter;
    private final Passwords passwords;
    private final Clock clock;
    private final JsonOutput out;

    public JsonFace(Streams streams, ClientStarter starter, Passwords passwords, Clock clock) {
        this.streams = streams;
        this.starter = starter;
        this.passwords = passwords;
        this.clock = clock;
        this.out = new JsonOutput(streams);
    }

    /** {@code optionsOf}: where that user chats, and how to get in. */
    public ExitCode run(
            Optional<String> user, Function<AccountName, StartOptions> optionsOf, Interruption interruption) {
        try {
            StartOptions options = optionsOf.apply(account(user));
            ClientApi client = SignIn.run(starter, options, new Silent(options));
            return new JsonConversation(streams, out, clock, client).run(interruption);
        } catch (CommandFailure failure) {
            out.problem(failure.code(), failure.sentence());
            return ExitCode.of(failure.code());
        }
    }

    private static AccountName account(Optional<String> user) throws CommandFailure {
        String name = user.orElseThrow(
                () -> new CommandFailure(ErrorCode.INVALID_NAME, "Say who you are: sotto chat --json USER@HOST:PORT."));
        return AccountName.parse(name)
                .orElseThrow(() -> new CommandFailure(ErrorCode.INVALID_NAME, CommandParser.invalidName(name)));
    }

    private final class Silent implements SignIn.Dialogue {
        private final StartOptions options;

        private Silent(StartOptions options) {
            this.options = options;
        }

        @Override
        public void probed(Probe probe) {
            if (probe.newIdentity()) {
                probe.fingerprint().ifPresent(fingerprint -> out.relayPinned(options.server(), fingerprint));
            }
        }

        @Override
        public SecretBytes password(boolean registering) throws CommandFailure {
            Optional<SecretBytes> given = passwords.given();
            return given.isPresent()
                    ? given.get()
                    : new PasswordQuestion(
                                    streams, streams::promptOnError, streams::errorLine, () -> streams.errorLine(""))
                            .ask(registering);
        }

        @Override
        public void starting(boolean registering) {}

        @Override
        public void started(boolean registered) {}
    }
}
