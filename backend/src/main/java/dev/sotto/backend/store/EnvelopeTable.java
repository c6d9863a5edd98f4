package dev.sotto.backend.store;

import dev.sotto.protocol.EnvelopeId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The queues. Queries order by (recipient, row): ordering by the row alone makes the engine sort instead of walking the
 * primary key, fifty times slower.
 */
public final class EnvelopeTable {
    // Row numbers are reserved in blocks, so that an append costs no extra write and numbers survive a restart.
    private static final long BLOCK = 65_536;

    private final Sql sql;
    private long nextRow;
    private long reservedTo;

    EnvelopeTable(Sql sql) {
        this.sql = sql;
    }

    /** A number greater than every earlier one of this database. */
    public long nextRow() {
        if (nextRow >= reservedTo) {
            long from = sql.number("SELECT MAX(reserved) FROM row_numbers");
            if (from == 0) {
                from = 1;
                sql.update("INSERT INTO row_numbers VALUES (?)", from + BLOCK);
            } else {
                sql.update("UPDATE row_numbers SET reserved = ?", from + BLOCK);
            }
            nextRow = from;
            reservedTo = from + BLOCK;
        }
        return nextRow++;
    }

    public void append(String recipient, QueuedEnvelope envelope) {
        sql.update(
                "INSERT INTO envelope (recipient, row_no, envelope_id, sender, sender_name, size, accepted_at, ciphertext)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                recipient,
                envelope.row(),
                envelope.id().toBytes(),
                envelope.sender(),
                envelope.senderName(),
                envelope.size(),
                envelope.acceptedAt(),
                envelope.ciphertext());
    }

    /** At most {@code limit} envelopes after that row, in order. */
    public List<QueuedEnvelope> read(String recipient, long afterRow, int limit) {
        return sql.list(
                "SELECT row_no, envelope_id, sender, sender_name, ciphertext, accepted_at FROM envelope"
                        + " WHERE recipient = ? AND row_no > ? ORDER BY recipient, row_no LIMIT ?",
                row -> new QueuedEnvelope(
                        row.getLong(1),
                        EnvelopeId.of(row.getBytes(2)),
                        row.getString(3),
                        row.getString(4),
                        Sql.bytes(row, 5),
                        row.getLong(6)),
                recipient,
                afterRow,
                limit);
    }

    /** The last row of the queue; 0 if it is empty. */
    public long lastRow(String recipient) {
        // Not MAX: the engine would read the whole queue for it.
        return sql.number(
                "SELECT row_no FROM envelope WHERE recipient = ? ORDER BY recipient DESC, row_no DESC LIMIT 1",
                recipient);
    }

    public List<QueueShare> shares(String recipient) {
        return sql.list(
                "SELECT sender, COUNT(*), SUM(size) FROM envelope WHERE recipient = ? GROUP BY sender",
                row -> new QueueShare(row.getString(1), row.getInt(2), row.getLong(3)),
                recipient);
    }

    /** Whether there was such a row. */
    public boolean delete(String recipient, long row) {
        return sql.update("DELETE FROM envelope WHERE recipient = ? AND row_no = ?", recipient, row) > 0;
    }

    public void deleteAll(String recipient) {
        sql.update("DELETE FROM envelope WHERE recipient = ?", recipient);
    }

    /** The first recipient after that name who has a queue; empty: no more. */
    public Optional<String> nextRecipient(String after) {
        return sql.first(
                "SELECT recipient FROM envelope WHERE recipient > ? ORDER BY recipient, row_no LIMIT 1",
                row -> row.getString(1),
                after);
    }

    /** When the oldest of the queue was accepted; null if it is empty. */
    public @Nullable Expirable oldest(String recipient) {
        return sql.first(
                        "SELECT row_no, sender, size, accepted_at FROM envelope WHERE recipient = ?"
                                + " ORDER BY recipient, row_no LIMIT 1",
                        row -> new Expirable(row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4)),
                        recipient)
                .orElse(null);
    }

    /** The head of a queue, without its content. */
    public record Expirable(long row, String sender, int size, long acceptedAt) {}

    // After a rollback the block may not be reserved any more.
    void forgetReservation() {
        nextRow = 0;
        reservedTo = 0;
    }
}
