package dev.sotto.backend.store;

import dev.sotto.protocol.EnvelopeId;

/** Ids that were accepted of a sender, so that a resend is answered and not stored again. */
public final class AcceptedTable {
    private final Sql sql;

    AcceptedTable(Sql sql) {
        this.sql = sql;
    }

    public boolean contains(String sender, EnvelopeId id) {
        return sql.first(
                        "SELECT row_no FROM accepted WHERE sender = ? AND envelope_id = ?",
                        row -> row.getLong(1),
                        sender,
                        id.toBytes())
                .isPresent();
    }

    public void insert(String sender, EnvelopeId id, long row) {
        sql.update("INSERT INTO accepted (sender, envelope_id, row_no) VALUES (?, ?, ?)", sender, id.toBytes(), row);
    }

    public int count(String sender) {
        return (int) sql.number("SELECT COUNT(*) FROM accepted WHERE sender = ?", sender);
    }

    /** Forgets all but the newest {@code keep}. */
    public void trim(String sender, int keep) {
        sql.first(
                        "SELECT row_no FROM accepted WHERE sender = ? ORDER BY sender DESC, row_no DESC LIMIT 1 OFFSET ?",
                        row -> row.getLong(1),
                        sender,
                        keep)
                .ifPresent(newestOld ->
                        sql.update("DELETE FROM accepted WHERE sender = ? AND row_no <= ?", sender, newestOld));
    }

    public void deleteAll(String sender) {
        sql.update("DELETE FROM accepted WHERE sender = ?", sender);
    }
}
