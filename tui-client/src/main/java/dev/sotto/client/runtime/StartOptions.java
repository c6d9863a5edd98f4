package dev.sotto.client.runtime;

import dev.sotto.protocol.AccountName;
import java.nio.file.Path;
import java.util.Optional;

/** Which account at which relay, and how to get in. Immutable; the {@code with} methods return a changed copy. */
public final class StartOptions {
    private final String host;
    private final int port;
    private final AccountName account;
    private final Path dataDirectory;
    private final Optional<String> fingerprint;
    private final boolean acceptRelay;
    private final boolean takeOver;
    private final Optional<String> registrationToken;

    private StartOptions(
            String host,
            int port,
            AccountName account,
            Path dataDirectory,
            Optional<String> fingerprint,
            boolean acceptRelay,
            boolean takeOver,
            Optional<String> registrationToken) {
        this.host = host;
        this.port = port;
        this.account = account;
        this.dataDirectory = dataDirectory;
        this.fingerprint = fingerprint;
        this.acceptRelay = acceptRelay;
        this.takeOver = takeOver;
        this.registrationToken = registrationToken;
    }

    /** {@code dataDirectory} is the base of all relays' and accounts' folders. */
    public static StartOptions of(String host, int port, AccountName account, Path dataDirectory) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
        return new StartOptions(host, port, account, dataDirectory, Optional.empty(), false, false, Optional.empty());
    }

    /** The relay must have this identity, {@code SHA-256:} and 64 hex digits; it is trusted without asking. */
    public StartOptions withFingerprint(String value) {
        return new StartOptions(
                host, port, account, dataDirectory, Optional.of(value), acceptRelay, takeOver, registrationToken);
    }

    /** Pin the identity that the relay shows now in place of the one known before. */
    public StartOptions withAcceptedRelay() {
        return new StartOptions(host, port, account, dataDirectory, fingerprint, true, takeOver, registrationToken);
    }

    /** Replace the device that the relay knows for the account. */
    public StartOptions withTakeOver() {
        return new StartOptions(host, port, account, dataDirectory, fingerprint, acceptRelay, true, registrationToken);
    }

    /** For a relay that registers by token only. */
    public StartOptions withRegistrationToken(String token) {
        return new StartOptions(
                host, port, account, dataDirectory, fingerprint, acceptRelay, takeOver, Optional.of(token));
    }

    /**
     * For another start in the same run, as after a lock: what was meant once, to accept a relay and to take the account
     * over, is over.
     */
    public StartOptions again() {
        return new StartOptions(host, port, account, dataDirectory, fingerprint, false, false, registrationToken);
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** {@code HOST:PORT}, what {@code reset server} has to be confirmed with. */
    public String server() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    public AccountName account() {
        return account;
    }

    public Path dataDirectory() {
        return dataDirectory;
    }

    public Optional<String> fingerprint() {
        return fingerprint;
    }

    public boolean acceptRelay() {
        return acceptRelay;
    }

    public boolean takeOver() {
        return takeOver;
    }

    public Optional<String> registrationToken() {
        return registrationToken;
    }

    /** Without the registration token. */
    @Override
    public String toString() {
        return account + "@" + server();
    }
}
