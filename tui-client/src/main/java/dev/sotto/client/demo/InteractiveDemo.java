package dev.sotto.client.demo;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.face.Environment;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.SignIn;
import dev.sotto.client.face.Streams;
import dev.sotto.client.face.plain.PlainFace;
import dev.sotto.client.face.tui.Entrance;
import dev.sotto.client.face.tui.OnTerminal;
import dev.sotto.client.face.tui.TuiFace;
import dev.sotto.client.face.tui.settings.SettingsFiles;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.runtime.Probe;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** The demo on a terminal: the person is the user "you", on the full screen where that can be; Robin answers. */
final class InteractiveDemo {
    private static final AccountName YOU = AccountName.parse("you").orElseThrow();

    /** Short, because it is needed where the screen is locked. */
    private static final String PASSWORD = "demo";

    private static final long CLOSE_MILLIS = 1_000;

    private final Streams streams;
    private final DemoRelay relay;
    private final Path folder;
    private final Supplier<ClientStarter> starters;
    private final Environment environment = name -> name.equals("SOTTO_PASSWORD")
            ? Optional.of(bytes(PASSWORD))
            : Environment.system().raw(name);

    InteractiveDemo(Streams streams, DemoRelay relay, Path folder, Supplier<ClientStarter> starters) {
        this.streams = streams;
        this.relay = relay;
        this.folder = folder;
        this.starters = starters;
    }

    /** The exit code of the process. */
    int run(Interruption interruption) throws DemoFailure {
        boolean fullScreen = OnTerminal.isOn(environment);
        Greeted yours = new Greeted(starters.get(), fullScreen ? Robin.Tips.SCREEN : Robin.Tips.LINES);
        try {
            int end = fullScreen ? onScreen(yours, interruption) : onLines(yours, interruption);
            // What Robin still had to say goes with the folder.
            yours.closeRobin();
            return end;
        } catch (CommandFailure failure) {
            throw new DemoFailure("The answering peer could not start: " + failure.sentence());
        }
    }

    private int onScreen(ClientStarter starter, Interruption interruption) {
        return TuiFace.onTerminal(
                        environment,
                        new SettingsFiles(folder.resolve("client.toml"), environment),
                        folder,
                        passwords(),
                        () -> starter,
                        clock(),
                        streams::line)
                .run(new You(), interruption);
    }

    private int onLines(ClientStarter starter, Interruption interruption) throws CommandFailure {
        SignIn.await(starter.probe(options(YOU)).mapEmpty()); // with Robin, whose failure is not that of the person
        return new PlainFace(streams, starter, passwords(), clock(), false)
                .run(Optional.of(YOU.display()), this::options, interruption)
                .number();
    }

    private Passwords passwords() {
        return new Passwords(Optional.empty(), Optional.empty(), environment);
    }

    private static Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private StartOptions options(AccountName account) {
        return StartOptions.of(DemoRelay.HOST, relay.port(), account, folder.resolve(account.account()))
                .withFingerprint(relay.fingerprint());
    }

    /** Nothing is asked: who it is and where is what the demo is about. */
    private final class You implements Entrance {
        @Override
        public Optional<String> user() {
            return Optional.of(YOU.display());
        }

        @Override
        public Optional<String> server() {
            return Optional.of(usualServer());
        }

        @Override
        public String usualServer() {
            return DemoRelay.HOST + ":" + relay.port();
        }

        @Override
        public Optional<String> serverProblem(String server) {
            return server.equals(usualServer())
                    ? Optional.empty()
                    : Optional.of("The demo has one server: " + usualServer() + ".");
        }

        @Override
        public void remember(AccountName account, String server) {
            // Nothing was asked.
        }

        @Override
        public StartOptions options(AccountName account, String server) {
            return InteractiveDemo.this.options(account);
        }
    }

    /** Starts clients as the one behind it does; Robin before the first, and tells Robin once there is somebody to greet. */
    private final class Greeted implements ClientStarter {
        private final ClientStarter behind;
        private final Robin.Tips tips;
        private final ClientStarter robins = starters.get();
        /** One thread after the other asks: the worker of a face. */
        private volatile Optional<Future<ClientApi>> started = Optional.empty();

        private volatile Optional<Robin> robin = Optional.empty();

        Greeted(ClientStarter behind, Robin.Tips tips) {
            this.behind = behind;
            this.tips = tips;
        }

        @Override
        public Future<Probe> probe(StartOptions options) {
            return robin().compose(there -> behind.probe(options));
        }

        @Override
        public Future<ClientApi> start(StartOptions options, SecretBytes password, boolean register) {
            return robin().compose(there -> behind.start(options, password, register))
                    .onSuccess(client -> {
                        if (register) {
                            robin.ifPresent(answering -> answering.greet(options.account()));
                        }
                    });
        }

        @Override
        public Future<Void> close() {
            return behind.close();
        }

        void closeRobin() throws CommandFailure {
            if (robin.isPresent() && started.isPresent()) {
                SignIn.await(started.get()
                        .compose(client -> client.close(CLOSE_MILLIS))
                        .mapEmpty());
            }
        }

        private Future<ClientApi> robin() {
            if (started.isEmpty()) {
                SecretBytes password = DemoPassword.secret();
                started = Optional.of(robins.start(options(Robin.NAME), password, true)
                        .onComplete(done -> password.close())
                        .onSuccess(client -> robin = Optional.of(Robin.answerWith(client, tips))));
            }
            return started.get();
        }
    }
}
