package dev.sotto.backend;

import dev.sotto.backend.config.ConfigException;
import dev.sotto.backend.config.ConfigReader;
import dev.sotto.backend.config.RelayConfig;
import dev.sotto.backend.gateway.ConnectionLimits;
import dev.sotto.backend.gateway.Deadlines;
import dev.sotto.backend.gateway.GatewaySettings;
import dev.sotto.backend.testing.WireClient;
import dev.sotto.backend.testing.WireDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A whole relay in this process, on a free port of 127.0.0.1. */
final class RelayUnderTest implements AutoCloseable {
    static final ConnectionLimits MANY = new ConnectionLimits(1000, 1000);

    /** Nothing ends by a deadline; goodbyes are short. */
    static final Deadlines AMPLE = new Deadlines(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofMillis(50));

    private final Path data;
    private final Relay relay;

    private RelayUnderTest(Path data, Relay relay) {
        this.data = data;
        this.relay = relay;
    }

    static RelayUnderTest start(Path data) throws Exception {
        return start(data, AMPLE, MANY, Map.of());
    }

    static RelayUnderTest start(
            Path data, Deadlines deadlines, ConnectionLimits limits, Map<String, String> moreSettings)
            throws Exception {
        RelayConfig c = config(data, moreSettings);
        GatewaySettings g = c.gateway();
        GatewaySettings gateway = new GatewaySettings(g.host(), g.port(), g.eventLoops(), deadlines, limits);
        RelayConfig config = new RelayConfig(
                c.dataDir(),
                c.pepperFile(),
                gateway,
                c.registration(),
                c.accounts(),
                c.tls(),
                c.tlsEngine(),
                c.whenExhausted(),
                c.mailbox(),
                c.ops(),
                c.log(),
                c.warnings());
        return new RelayUnderTest(data, Relay.start(config));
    }

    static RelayConfig config(Path data, Map<String, String> moreSettings) throws ConfigException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "listen.host", "127.0.0.1",
                "listen.port", "0",
                "data.dir", data.toString(),
                "registration.burst", "1000",
                "log.stderr", "false"));
        settings.putAll(moreSettings);
        return ConfigReader.read(settings, Map.of("HOME", data.toString()), Optional.empty());
    }

    int port() {
        String address = relay.address();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    String fingerprint() {
        return relay.fingerprint();
    }

    /** What the hourly timer does. */
    void renewCertificate() {
        relay.renewCertificate();
    }

    /** Makes accounts for these devices. */
    void register(WireDevice... devices) throws IOException {
        for (WireDevice device : devices) {
            try (WireClient client = WireClient.greeted(port())) {
                client.register(device);
            }
        }
    }

    /** The log so far. */
    String log() throws IOException {
        return Files.readString(data.resolve("log").resolve("relay.log"));
    }

    /** Waits until the log has the sentence. */
    void awaitLog(String sentence) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!log().contains(sentence)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in the log: " + sentence + "\n" + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Override
    public void close() throws Exception {
        relay.stop().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
