package dev.sotto.backend.config;

import dev.sotto.backend.account.AccountLimits;
import dev.sotto.backend.account.RegistrationPolicy;
import dev.sotto.backend.gateway.ConnectionLimits;
import dev.sotto.backend.gateway.Deadlines;
import dev.sotto.backend.gateway.GatewaySettings;
import dev.sotto.backend.log.LogSettings;
import dev.sotto.backend.mailbox.MailboxLimits;
import dev.sotto.backend.ops.OpsSettings;
import dev.sotto.backend.prekey.WhenExhausted;
import dev.sotto.backend.tls.HostNames;
import dev.sotto.backend.tls.OperatorCertificate;
import dev.sotto.backend.tls.SelfIssued;
import dev.sotto.backend.tls.TlsEngine;
import dev.sotto.backend.tls.TlsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads every setting of the relay; {@code config/server.toml} says what each means. */
public final class ConfigReader {
    static final int DEFAULT_PORT = 25567;
    static final int DEFAULT_OPS_PORT = 25568;

    private static final int MAX_PORT = 65_535;
    private static final long MIB = 1024 * 1024;
    private static final long SECONDS_IN_A_DAY = 86_400;
    private static final int MAX_EVENT_LOOPS = 256;

    private final Settings settings;
    private final Folders folders;

    private ConfigReader(Settings settings, Folders folders) {
        this.settings = settings;
        this.folders = folders;
    }

    /**
     * Reads the configuration.
     *
     * @param flags what the command line sets, by key ({@code listen.port})
     * @param file the file that the command line names; without one the default file counts if it exists
     */
    public static RelayConfig read(Map<String, String> flags, Map<String, String> environment, Optional<Path> file)
            throws ConfigException {
        Folders folders = new Folders(environment);
        Path byDefault = folders.configuration().resolve("server.toml");
        ConfigFile content = file.isPresent() || Files.exists(byDefault)
                ? ConfigFile.read(file.orElse(byDefault))
                : ConfigFile.none();
        return new ConfigReader(new Settings(flags, environment, content), folders).read();
    }

    /** Every key that a configuration file may have. */
    static Set<String> keys() throws ConfigException {
        Settings settings = new Settings(Map.of(), Map.of(), ConfigFile.none());
        new ConfigReader(settings, new Folders(Map.of("HOME", "."))).read();
        return settings.known();
    }

    private RelayConfig read() throws ConfigException {
        Path dataDir = settings.path("data.dir")
                .orElse(folders.data())
                .toAbsolutePath()
                .normalize();
        GatewaySettings gateway = gateway();
        TlsSource tls = tls(dataDir, gateway.host());
        return new RelayConfig(
                dataDir,
                settings.path("data.pepper-file").orElse(dataDir.resolve("pepper")),
                gateway,
                registration(),
                accounts(),
                tls,
                settings.choice("tls.engine", TlsEngine.AUTO),
                settings.choice("prekeys.when-exhausted", WhenExhausted.LAST_RESORT),
                mailbox(),
                ops(gateway.port()),
                log(dataDir),
                settings.unknown());
    }

    private GatewaySettings gateway() throws ConfigException {
        ConnectionLimits limits = ConnectionLimits.defaults();
        int loops = Runtime.getRuntime().availableProcessors();
        return new GatewaySettings(
                host("listen.host", "0.0.0.0"),
                number("listen.port", DEFAULT_PORT, 0, MAX_PORT),
                number("listen.event-loops", loops, 1, MAX_EVENT_LOOPS),
                deadlines(),
                new ConnectionLimits(
                        number("connections.total", limits.total(), 1, 1_000_000),
                        number(
                                "connections.unauthenticated-per-address",
                                limits.unauthenticatedPerAddress(),
                                1,
                                1_000_000)));
    }

    private Deadlines deadlines() throws ConfigException {
        Deadlines byDefault = Deadlines.defaults();
        return new Deadlines(
                seconds("deadlines.tls-seconds", byDefault.tls()),
                seconds("deadlines.login-seconds", byDefault.login()),
                seconds("deadlines.frame-seconds", byDefault.frame()),
                seconds("deadlines.write-seconds", byDefault.write()),
                seconds("deadlines.heartbeat-seconds", byDefault.heartbeat()),
                seconds("deadlines.answer-seconds", byDefault.answer()),
                seconds("deadlines.presence-seconds", byDefault.presence()),
                byDefault.goodbye());
    }

    private RegistrationPolicy registration() throws ConfigException {
        String token = settings.text("registration.token", "");
        return switch (settings.choice("registration.mode", Mode.OPEN)) {
            case OPEN -> {
                // Else a forgotten mode would leave a relay open whose operator thinks it is not.
                if (!token.isBlank() && !settings.isSet("registration.mode")) {
                    throw settings.refuse(
                            "registration.token", "needs registration.mode = \"token\", which is not set");
                }
                yield RegistrationPolicy.open();
            }
            case CLOSED -> RegistrationPolicy.closed();
            case TOKEN -> {
                if (token.isBlank()) {
                    throw settings.refuse("registration.mode", "is \"token\", so registration.token must be set too");
                }
                yield RegistrationPolicy.token(token);
            }
        };
    }

    private AccountLimits accounts() throws ConfigException {
        AccountLimits byDefault = AccountLimits.defaults();
        return new AccountLimits(
                number("registration.query-burst", byDefault.queryBurst(), 1, 1_000_000),
                seconds("registration.query-refill-seconds", byDefault.queryRefill()),
                number("registration.burst", byDefault.registrationBurst(), 1, 1_000_000),
                seconds("registration.refill-seconds", byDefault.registrationRefill()));
    }

    private TlsSource tls(Path dataDir, String listenHost) throws ConfigException {
        List<String> hosts = settings.list("tls.hosts");
        Optional<Path> certificate = settings.path("tls.certificate");
        Optional<Path> key = settings.path("tls.key");
        for (String host : hosts) {
            if (!HostNames.isValid(host)) {
                throw settings.refuse("tls.hosts", "must hold host names and IP addresses only");
            }
        }
        return switch (settings.choice("tls.mode", TlsMode.SELF)) {
            case SELF -> {
                if (certificate.isPresent() && !settings.isSet("tls.mode")) {
                    throw settings.refuse("tls.certificate", "needs tls.mode = \"ca\", which is not set");
                }
                yield new SelfIssued(dataDir.resolve("tls"), HostNames.forCertificate(listenHost, hosts));
            }
            case CA ->
                new OperatorCertificate(
                        certificate.orElseThrow(() -> missing("tls.certificate")),
                        key.orElseThrow(() -> missing("tls.key")));
        };
    }

    private ConfigException missing(String key) {
        return settings.refuse("tls.mode", "is \"ca\", so " + key + " must name a PEM file");
    }

    private MailboxLimits mailbox() throws ConfigException {
        MailboxLimits byDefault = MailboxLimits.defaults();
        return new MailboxLimits(
                number("mailbox.queue-envelopes", byDefault.queueEnvelopes(), 1, 10_000_000),
                MIB * number("mailbox.queue-mib", (int) (byDefault.queueBytes() / MIB), 1, 1_000_000),
                number("mailbox.sender-envelopes", byDefault.senderEnvelopes(), 1, 10_000_000),
                MIB * number("mailbox.sender-mib", (int) (byDefault.senderBytes() / MIB), 1, 1_000_000),
                Duration.ofDays(number(
                        "mailbox.retention-days", (int) byDefault.retention().toDays(), 1, 3650)));
    }

    // With --port 0 the relay is one of several on the machine: a fixed port for the pages would be in their way.
    private OpsSettings ops(int listenPort) throws ConfigException {
        return new OpsSettings(
                settings.flag("ops.enabled", true),
                host("ops.host", "127.0.0.1"),
                number("ops.port", listenPort == 0 ? 0 : DEFAULT_OPS_PORT, 0, MAX_PORT),
                settings.isSet("ops.port"));
    }

    private LogSettings log(Path dataDir) throws ConfigException {
        return new LogSettings(
                settings.choice("log.level", LogSettings.Level.INFO),
                settings.path("log.file").orElse(dataDir.resolve("log").resolve("relay.log")),
                MIB * number("log.max-mib", 10, 1, 10_000),
                number("log.files", 5, 1, 20),
                settings.flag("log.stderr", true));
    }

    private String host(String key, String byDefault) throws ConfigException {
        String host = settings.text(key, byDefault);
        if (!HostNames.isValid(host)) {
            throw settings.refuse(key, "must be a host name or an IP address");
        }
        return host;
    }

    private int number(String key, int byDefault, int least, int most) throws ConfigException {
        return (int) settings.number(key, byDefault, least, most);
    }

    private Duration seconds(String key, Duration byDefault) throws ConfigException {
        return Duration.ofSeconds(settings.number(key, byDefault.toSeconds(), 1, SECONDS_IN_A_DAY));
    }

    private enum Mode {
        OPEN,
        TOKEN,
        CLOSED
    }

    private enum TlsMode {
        SELF,
        CA
    }
}
