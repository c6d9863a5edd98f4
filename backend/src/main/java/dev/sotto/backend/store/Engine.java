package dev.sotto.backend.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The embedded HSQLDB with the settings that make its commits durable. After {@link #open} the writer's thread owns it. */
final class Engine {
    private final DataFolder folder;
    private final EngineGuard guard;
    private final Connection connection;
    private final Sql sql;
    private final Tx tx;
    private final List<Consumer<String>> onAccountDeleted = new CopyOnWriteArrayList<>();

    private Engine(DataFolder folder, EngineGuard guard, Connection connection) {
        this.folder = folder;
        this.guard = guard;
        this.connection = connection;
        this.sql = new Sql(connection);
        this.tx = new Tx(sql, folder::nearlyFull, account -> onAccountDeleted.forEach(hook -> hook.accept(account)));
    }

    static Engine open(Path dataFolder, FailStop failStop) {
        DataFolder folder = DataFolder.take(dataFolder);
        EngineGuard guard = EngineGuard.beforeOpening(failStop);
        try {
            return open(folder, guard);
        } catch (SQLException | StoreException e) {
            guard.closed();
            folder.close();
            if (e instanceof StoreException known) {
                throw known;
            }
            throw new StoreException("The database in " + dataFolder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Engine open(DataFolder folder, EngineGuard guard) throws SQLException {
        // lock_file=false: our own lock does it, and the engine's delays a restart after a kill by ten seconds.
        String url = "jdbc:hsqldb:file:" + folder.database() + ";hsqldb.lock_file=false;hsqldb.write_delay=false;"
                + EngineGuard.URL_PROPERTY;
        Connection connection = DriverManager.getConnection(url, "SA", "");
        try {
            set(connection, "SET FILES WRITE DELAY FALSE");
            // Checkpoints stop the writer for 70 to 230 ms: every 64 MiB of log is rare enough and replays in a second.
            set(connection, "SET FILES LOG SIZE 64");
            connection.setAutoCommit(false);
            Engine engine = new Engine(folder, guard, connection);
            guard.opened(engine.name());
            Migrations.run(engine.sql);
            return engine;
        } catch (SQLException | StoreException e) {
            set(connection, "SHUTDOWN IMMEDIATELY");
            throw e;
        }
    }

    /** The name the engine gave this database: its logger is called after it. */
    String name() {
        return sql.first("CALL DATABASE_NAME()", row -> row.getString(1)).orElse("");
    }

    /** Called inside the work that deletes an account. */
    void onAccountDeleted(Consumer<String> hook) {
        onAccountDeleted.add(hook);
    }

    Tx tx() {
        return tx;
    }

    /** Rows changed so far. */
    long changes() {
        return sql.changes();
    }

    void commit() {
        sql.commit();
    }

    void rollback() {
        sql.rollback();
        tx.rolledBack();
    }

    void close() {
        try {
            set(connection, "SHUTDOWN");
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("The database did not close (SQL state " + e.getSQLState() + ").", e);
        } finally {
            guard.closed();
            folder.close();
        }
    }

    private static void set(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
