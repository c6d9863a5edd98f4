package dev.sotto.backend.gateway;

import dev.sotto.backend.log.NoiseLimit;
import dev.sotto.protocol.AccountName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log lines of one connection: who, and what it did. Never a secret, never content, and never two accounts in one
 * line. A name stands in a line only once it is known to be one.
 */
final class ConnectionLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.sotto.backend.connection");

    private static final NoiseLimit NOISE = new NoiseLimit(20, Duration.ofSeconds(10), System::nanoTime);

    private final String peer;
    private @Nullable AccountName name;

    ConnectionLog(String peer) {
        this.peer = peer;
    }

    /** From here on lines carry the name that the peer claims or has. */
    void named(AccountName claimed) {
        name = claimed;
    }

    void opened() {
        LOG.info("New connection from {}. Checking its identity.", peer);
    }

    void closed() {
        LOG.info("Connection with {} closed.", who());
    }

    /** A step of a connection; the sentence goes on after the peer's name. */
    void info(String does) {
        LOG.info("{} {}", who(), does);
    }

    /** What a peer can cause at will and as often as it likes: limited over all connections. */
    void noise(String does) {
        if (NOISE.allow(suppressed -> LOG.info("{} lines about misbehaving peers were left out.", suppressed))) {
            LOG.info("{} {}", who(), does);
        } else {
            debug(does);
        }
    }

    void debug(String does) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} {}", who(), does);
        }
    }

    /** Our fault: the only line with a stack trace. */
    void error(String does, Throwable cause) {
        LOG.error("{} {}", who(), does, cause);
    }

    private String who() {
        return name == null ? peer : name.display() + " (" + peer + ")";
    }
}
