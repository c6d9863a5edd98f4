package dev.sotto.client.demo;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.face.Environment;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.SignIn;
import dev.sotto.client.face.Streams;
import dev.sotto.client.face.plain.PlainFace;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.runtime.Probe;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The demo on a terminal: the person is the user "you" at the line face, Robin answers. */
final class InteractiveDemo {
    private static final AccountName YOU = AccountName.parse("you").orElseThrow();
    private static final long CLOSE_MILLIS = 1_000;

    private final Streams streams;
    private final DemoRelay relay;
    private final Path folder;
    private final Supplier<ClientStarter> starters;

    InteractiveDemo(Streams streams, DemoRelay relay, Path folder, Supplier<ClientStarter> starters) {
        this.streams = streams;
        this.relay = relay;
        this.folder = folder;
        this.starters = starters;
    }

    ExitCode run(Interruption interruption) throws DemoFailure {
        ClientStarter robins = starters.get();
        ClientStarter yours = starters.get();
        try {
            ClientApi robin = startRobin(robins);
            ExitCode end = face(new Greeted(yours, Robin.answerWith(robin)))
                    .run(Optional.of(YOU.display()), this::options, interruption);
            // What Robin still had to say goes with the folder.
            SignIn.await(robin.close(CLOSE_MILLIS).mapEmpty());
            return end;
        } catch (CommandFailure failure) {
            throw new DemoFailure("The answering peer could not start: " + failure.sentence());
        }
    }

    private ClientApi startRobin(ClientStarter starter) throws CommandFailure {
        try (SecretBytes password = DemoPassword.secret()) {
            return SignIn.await(starter.start(options(Robin.NAME), password, true));
        }
    }

    private PlainFace face(ClientStarter starter) {
        Environment environment = Environment.of(Map.of("SOTTO_PASSWORD", DemoPassword.text()));
        Passwords passwords = new Passwords(Optional.empty(), Optional.empty(), environment);
        return new PlainFace(streams, starter, passwords, Clock.system(ZoneId.systemDefault()), false);
    }

    private StartOptions options(AccountName account) {
        return StartOptions.of(DemoRelay.HOST, relay.port(), account, folder.resolve(account.account()))
                .withFingerprint(relay.fingerprint());
    }

    /** Starts clients as the one behind it does, and tells Robin once there is somebody to greet. */
    private static final class Greeted implements ClientStarter {
        private final ClientStarter behind;
        private final Robin robin;

        Greeted(ClientStarter behind, Robin robin) {
            this.behind = behind;
            this.robin = robin;
        }

        @Override
        public Future<Probe> probe(StartOptions options) {
            return behind.probe(options);
        }

        @Override
        public Future<ClientApi> start(StartOptions options, SecretBytes password, boolean register) {
            return behind.start(options, password, register).onSuccess(client -> robin.greet(options.account()));
        }

        @Override
        public Future<Void> close() {
            return behind.close();
        }
    }
}
