package dev.sotto.backend.store;

import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hsqldb.lib.FrameworkLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Makes the engine's swallowed write errors fatal. HSQLDB 2.7.4 catches a failed flush or fsync of its log
 * ({@code ScriptWriterBase.forceSync}) and a failed write of a commit ({@code TransactionManagerCommon.persistCommit}),
 * logs a warning, and lets the commit succeed. It logs on the committing thread, inside the commit: who stops the process
 * there stops it before the commit returns and anything is acknowledged. See docs/adr/0004-engine-guard.md.
 *
 * <p>While the database opens, only failed syncs are fatal, since recovery reports what it cuts off; from then on every
 * engine warning with a cause is.
 */
final class EngineGuard extends Handler implements Filter {
    /** Added to the database's URL: without it the engine passes no warnings on to the logging framework. */
    static final String URL_PROPERTY = "hsqldb.extlog=2";

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(EngineGuard.class);
    private static final String PROBE = "probe of the engine guard";
    // A strong reference: java.util.logging forgets loggers (and what is attached to them) that nobody holds.
    private static final Logger ENGINE = Logger.getLogger("hsqldb");

    private final FailStop failStop;
    private @Nullable Logger database;
    private volatile boolean open;
    private volatile boolean probed;

    private EngineGuard(FailStop failStop) {
        this.failStop = failStop;
    }

    /** Before the database is opened, when its logger's name is not known yet. */
    static EngineGuard beforeOpening(FailStop failStop) {
        EngineGuard guard = new EngineGuard(failStop);
        guard.setLevel(Level.WARNING);
        ENGINE.addHandler(guard);
        return guard;
    }

    /**
     * After the database of that name is open. A filter on the very logger, since the shutdown hook of java.util.logging
     * takes all handlers away while the relay still writes.
     */
    void opened(String databaseName) {
        String context = "hsqldb.db." + databaseName;
        Logger logger = Logger.getLogger(context + ".ENGINE");
        database = logger;
        logger.setFilter(this);
        ENGINE.removeHandler(this);
        FrameworkLogger.getLog("ENGINE", context).warning(PROBE, new IOException(PROBE));
        if (!probed) {
            throw new StoreException("The database engine's warnings do not arrive: a failed write would go unseen."
                    + " Is another logging library on the class path?");
        }
        open = true;
    }

    void closed() {
        ENGINE.removeHandler(this);
        if (database != null) {
            database.setFilter(null);
        }
    }

    @Override
    public boolean isLoggable(@Nullable LogRecord entry) {
        if (entry != null) {
            inspect(entry);
        }
        return false;
    }

    @Override
    public void publish(LogRecord entry) {
        inspect(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private void inspect(LogRecord entry) {
        Throwable cause = entry.getThrown();
        String message = String.valueOf(entry.getMessage());
        if (PROBE.equals(message)) {
            probed = true;
        } else if (entry.getLevel().intValue() < Level.WARNING.intValue()) {
            LOG.trace("Database engine: {}", message);
        } else if (cause != null && (open || message.contains("sync"))) {
            failStop.stop("the database engine could not write: " + message.strip(), cause);
        } else {
            LOG.warn("Database engine: {}", message);
        }
    }
}
