package dev.sotto.client.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Listens to the database engine's own log for what the engine hides. HSQLDB 2.7.4 swallows a failed fsync
 * ({@code ScriptWriterBase.forceSync}): it logs a warning on the thread that commits, and the commit returns as if it
 * were durable. Every warning of a database is therefore a failure of that database. Prints nothing.
 */
final class EngineGuard extends Handler {
    private static final Logger ENGINE_LOG = Logger.getLogger("hsqldb.db");
    private static final int MAX_MESSAGE = 200;

    private static final int MAX_FAILURES = 64;

    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private volatile String database = "";

    private EngineGuard() {}

    /** Listens from here on. */
    static EngineGuard listen() {
        EngineGuard guard = new EngineGuard();
        guard.setLevel(Level.WARNING);
        ENGINE_LOG.setLevel(Level.WARNING);
        ENGINE_LOG.setUseParentHandlers(false);
        ENGINE_LOG.addHandler(guard);
        return guard;
    }

    /** Several databases may be open in one process; the unique name of ours is part of its loggers' names. */
    void watch(String uniqueName) {
        database = uniqueName;
    }

    /** What the engine reported about our database, if anything. */
    Optional<String> failure() {
        return failures.entrySet().stream()
                .filter(entry -> entry.getKey().contains("." + database))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue() && failures.size() < MAX_FAILURES) {
            Throwable thrown = entry.getThrown();
            String text = entry.getMessage() + (thrown == null ? "" : thrown.getMessage());
            failures.putIfAbsent(
                    String.valueOf(entry.getLoggerName()), text.substring(0, Math.min(text.length(), MAX_MESSAGE)));
        }
    }

    @Override
    public void flush() {
        // keeps nothing back
    }

    @Override
    public void close() {
        ENGINE_LOG.removeHandler(this);
    }
}
