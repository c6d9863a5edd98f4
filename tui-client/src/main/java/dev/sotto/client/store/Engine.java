package dev.sotto.client.store;

import dev.sotto.client.disk.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database: one connection, one open transaction, file tables. What {@link #commit} returned for is on
 * disk. After the first failure it takes nothing more: what the disk holds is then unknown until the next start.
 */
final class Engine {
    private static final String NAME = "db";
    /** The redo log is text and replayed after a crash: so much of it takes about half a second. */
    private static final long CHECKPOINT_BYTES = 16L * 1024 * 1024;

    private final Path folder;
    private final EngineGuard guard;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private Optional<String> failure = Optional.empty();

    private Engine(Path folder, EngineGuard guard, Connection connection) {
        this.folder = folder;
        this.guard = guard;
        this.connection = connection;
    }

    /** Reads one row of a result, which stands on it. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException, StoreException;
    }

    /** Opens the database in the folder, or makes it. */
    static Engine open(Path folder) throws StoreException {
        try {
            PrivateFiles.ownFolder(folder);
            PrivateFiles.narrowContent(folder);
            EngineLog.cutTornTail(folder.resolve(NAME + ".log"));
        } catch (IOException e) {
            throw StoreException.of(e);
        }
        EngineGuard guard = EngineGuard.listen();
        try {
            Connection connection = DriverManager.getConnection(url(folder), properties());
            Engine engine = new Engine(folder, guard, connection);
            guard.watch(engine.uniqueName());
            connection.setAutoCommit(false);
            PrivateFiles.narrowContent(folder);
            return engine;
        } catch (SQLException | RuntimeException | OutOfMemoryError e) {
            // The engine allocates what a damaged length field says, and throws what its parsing happens to throw.
            guard.close();
            throw new StoreException(
                    StoreException.Reason.DAMAGED,
                    "The local store cannot be opened: " + e.getMessage() + ". If the disk is full, make room;"
                            + " otherwise put back a whole copy of the folder.",
                    e);
        } catch (IOException e) {
            guard.close();
            throw StoreException.of(e);
        }
    }

    /** A statement that changes the layout; commits by itself. */
    void define(String sql) throws StoreException {
        attempt(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return true;
        });
    }

    /** Runs a statement in the open transaction; gives the number of rows it changed. */
    int update(String sql, Object... parameters) throws StoreException {
        return attempt(() -> prepare(sql, parameters).executeUpdate());
    }

    /** Every row of a query in the open transaction. */
    <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) throws StoreException {
        return attempt(() -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = prepare(sql, parameters).executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        });
    }

    /** Makes the transaction durable; FAILED if it may not be. */
    void commit() throws StoreException {
        attempt(() -> {
            connection.commit();
            return true;
        });
        // The engine makes files at moments of its own, with the umask's mode; the folder is 0700 all the time.
        narrow();
        if (logBytes() > CHECKPOINT_BYTES) {
            checkpoint();
        }
    }

    void rollback() throws StoreException {
        attempt(() -> {
            connection.rollback();
            return true;
        });
    }

    /** Moves everything from the redo log into the tables' file; only between transactions. */
    void checkpoint() throws StoreException {
        try (FileChannel witness = witness()) {
            define("CHECKPOINT");
            witness.force(true);
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
        narrow();
    }

    /** Ends the database. FAILED if what was committed last may not be on disk. */
    void close() throws StoreException {
        try (FileChannel witness = witness();
                Statement statement = connection.createStatement()) {
            boolean broken = failure.isPresent();
            // A broken engine must not write any more: the redo log is replayed at the next start.
            statement.execute(broken ? "SHUTDOWN IMMEDIATELY" : "SHUTDOWN");
            Optional<String> hidden = guard.failure();
            if (!broken) {
                if (hidden.isPresent()) {
                    throw failed(hidden.get(), null);
                }
                witness.force(true);
            }
            narrow();
            PrivateFiles.syncFolder(folder);
        } catch (SQLException | IOException | RuntimeException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        } finally {
            guard.close();
        }
    }

    // The engine tries a failed fsync of this file a second time and believes the answer; the kernel tells an error
    // once to each descriptor that was open, so one of our own still hears it.
    private FileChannel witness() throws IOException {
        return FileChannel.open(folder.resolve(NAME + ".data"), StandardOpenOption.READ);
    }

    private interface Action<T> {
        T run() throws SQLException, StoreException;
    }

    private <T> T attempt(Action<T> action) throws StoreException {
        if (failure.isPresent()) {
            throw failed(failure.get(), null);
        }
        try {
            T result = action.run();
            Optional<String> hidden = guard.failure();
            if (hidden.isPresent()) {
                throw failed(hidden.get(), null);
            }
            return result;
        } catch (SQLException | RuntimeException | OutOfMemoryError e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
    }

    private StoreException failed(String what, @Nullable Throwable cause) {
        failure = Optional.of(what);
        return new StoreException(
                StoreException.Reason.FAILED,
                "The local store failed (" + what + "). Nothing more is taken or acknowledged; check the disk and"
                        + " start again.",
                cause);
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private String uniqueName() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("CALL DATABASE_NAME()")) {
            result.next();
            return result.getString(1);
        }
    }

    private long logBytes() throws StoreException {
        try {
            return Files.size(folder.resolve(NAME + ".log"));
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
    }

    private void narrow() throws StoreException {
        try {
            PrivateFiles.narrowContent(folder);
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
    }

    private static String url(Path folder) throws StoreException {
        String path = folder.toAbsolutePath().resolve(NAME).toString();
        if (path.contains(";") || path.contains("${")) {
            throw new StoreException(
                    StoreException.Reason.UNSAFE_FILES,
                    "The database cannot be in a folder whose name contains ';' or '${': " + path
                            + ". Choose another one with --data.");
        }
        return "jdbc:hsqldb:file:" + path;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", "SA");
        properties.setProperty("password", "");
        // Our own lock is there; the engine's would make a start after a crash wait 10 s.
        properties.setProperty("hsqldb.lock_file", "false");
        properties.setProperty("hsqldb.write_delay", "false");
        properties.setProperty("hsqldb.full_log_replay", "true");
        // Checkpoints are ours, so that their failures and their new files' modes are seen.
        properties.setProperty("hsqldb.log_size", "0");
        properties.setProperty("hsqldb.extlog", "2");
        properties.setProperty("hsqldb.applog", "0");
        properties.setProperty("hsqldb.sqllog", "0");
        properties.setProperty("hsqldb.cache_rows", "10000");
        properties.setProperty("hsqldb.cache_size", "8000");
        return properties;
    }
}
