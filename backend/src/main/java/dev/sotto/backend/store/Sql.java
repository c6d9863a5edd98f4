package dev.sotto.backend.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the one connection, prepared once. Used by the writer's thread only. Counts changes, so that the writer
 * knows whether there is something to commit. Byte strings go in and out as {@link ByteString}.
 */
final class Sql {
    /** Reads one row by column positions (names differ between engines). */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private long changes;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Rows changed. */
    int update(String statement, @Nullable Object... arguments) {
        try {
            int rows = bound(statement, arguments).executeUpdate();
            changes += rows;
            return rows;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    <T> List<T> list(String query, RowReader<T> reader, @Nullable Object... arguments) {
        try (ResultSet rows = bound(query, arguments).executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    <T> Optional<T> first(String query, RowReader<T> reader, @Nullable Object... arguments) {
        List<T> rows = list(query, reader, arguments);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    long number(String query, @Nullable Object... arguments) {
        return first(query, row -> row.getLong(1), arguments).orElse(0L);
    }

    /** Rows changed since the connection was opened. */
    long changes() {
        return changes;
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A column that is never null. */
    static ByteString bytes(ResultSet row, int column) throws SQLException {
        return UnsafeByteOperations.unsafeWrap(row.getBytes(column));
    }

    static Optional<ByteString> optionalBytes(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column)).map(UnsafeByteOperations::unsafeWrap);
    }

    private PreparedStatement bound(String statement, @Nullable Object[] arguments) throws SQLException {
        PreparedStatement ready = prepared.get(statement);
        if (ready == null) {
            ready = connection.prepareStatement(statement);
            prepared.put(statement, ready);
        }
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            ready.setObject(i + 1, argument instanceof ByteString bytes ? bytes.toByteArray() : argument);
        }
        return ready;
    }

    // Messages of the engine can quote values: only the state code is kept in ours.
    private static StoreException failed(SQLException e) {
        return new StoreException("The database refused a statement (SQL state " + e.getSQLState() + ").", e);
    }
}
