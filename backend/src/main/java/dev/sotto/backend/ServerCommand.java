package dev.sotto.backend;

import dev.sotto.backend.config.ConfigException;
import dev.sotto.backend.config.ConfigReader;
import dev.sotto.backend.config.RelayConfig;
import dev.sotto.backend.store.StoreException;
import dev.sotto.backend.tls.SelfIssued;
import dev.sotto.backend.tls.TlsException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the relay. */
@Command(
        name = "sotto server",
        description = "Runs a Sotto relay until it is told to stop (SIGTERM or Ctrl-C).",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "A flag beats the environment (SOTTO_LISTEN_PORT for listen.port), which beats the file.",
            "config/server.toml has every setting with its default.",
            "Exit codes: 0 stopped cleanly, 2 usage or configuration, 74 the disk failed, 1 otherwise."
        })
final class ServerCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream output;
    private boolean running;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address to listen on (default 0.0.0.0: reachable from other machines).")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (default 25567; 0: any free one).")
    private @Nullable String port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the database, the relay's identity and its log"
                    + " (default $XDG_DATA_HOME/sotto/relay).")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file (default $XDG_CONFIG_HOME/sotto/server.toml, if it exists).")
    private @Nullable Path config;

    @Option(
            names = "--registration",
            paramLabel = "MODE",
            description = "Who may register: open, token or closed (default open).")
    private @Nullable String registration;

    ServerCommand(Map<String, String> environment, PrintStream output) {
        this.environment = environment;
        this.output = output;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        Relay relay = Relay.start(read());
        Shutdown.onSignal(relay);
        running = true;
        output.println("Sotto relay listening on " + relay.address());
        output.println("TLS fingerprint SHA-256:" + relay.fingerprint());
        output.flush();
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "renew-certificate",
            description =
                    "Replaces the relay's TLS certificate under the same identity. A running relay shows the new one"
                            + " within the hour; clients notice nothing.")
    int renewCertificate() throws ConfigException, TlsException {
        RelayConfig settings = read();
        if (!(settings.tls() instanceof SelfIssued self)) {
            throw new ConfigException("tls.mode is \"ca\": renew that certificate where you got it from.");
        }
        output.println("The new certificate is valid until "
                + self.renew(Instant.now()).expires() + ".");
        return CommandLine.ExitCode.OK;
    }

    /** Whether the relay has started and runs in its own threads. */
    boolean running() {
        return running;
    }

    /** One sentence and an exit code for whatever stopped the command. */
    static int explain(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
        PrintWriter errors = commandLine.getErr();
        if (failure instanceof ConfigException) {
            errors.println("sotto server: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof StartException || failure instanceof TlsException || failure instanceof StoreException) {
            errors.println("sotto server: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    private RelayConfig read() throws ConfigException {
        Map<String, String> flags = new HashMap<>();
        put(flags, "listen.host", host);
        put(flags, "listen.port", port);
        put(flags, "data.dir", data == null ? null : data.toString());
        put(flags, "registration.mode", registration);
        return ConfigReader.read(flags, environment, Optional.ofNullable(config));
    }

    private static void put(Map<String, String> flags, String key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }
}
