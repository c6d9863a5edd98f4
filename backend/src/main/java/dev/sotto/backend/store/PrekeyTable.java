package dev.sotto.backend.store;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;

/**
 * Published prekey pairs. A body is what a bundle repeats: suite, then id to signature, as {@code dev.sotto.backend.prekey}
 * lays it out; here it is bytes.
 */
public final class PrekeyTable {
    private final Sql sql;

    PrekeyTable(Sql sql) {
        this.sql = sql;
    }

    public Optional<ByteString> signed(String account) {
        return sql.first("SELECT body FROM signed_prekey WHERE account = ?", row -> Sql.bytes(row, 1), account);
    }

    /** The id of the published signed pair; 0 if there is none. */
    public int signedId(String account) {
        return (int) sql.number("SELECT id FROM signed_prekey WHERE account = ?", account);
    }

    public void putSigned(String account, int id, ByteString body) {
        sql.update("DELETE FROM signed_prekey WHERE account = ?", account);
        sql.update("INSERT INTO signed_prekey (account, id, body) VALUES (?, ?, ?)", account, id, body);
    }

    public List<Integer> oneTimeIds(String account) {
        return sql.list(
                "SELECT id FROM one_time_prekey WHERE account = ? ORDER BY account, id",
                row -> (int) row.getLong(1),
                account);
    }

    public void addOneTime(String account, int id, ByteString body) {
        sql.update("INSERT INTO one_time_prekey (account, id, body) VALUES (?, ?, ?)", account, id, body);
    }

    /** Removes the pair with the lowest id and returns it: once this is committed nobody gets it again. */
    public Optional<ByteString> takeOneTime(String account) {
        record Pair(long id, ByteString body) {}
        Optional<Pair> pair = sql.first(
                "SELECT id, body FROM one_time_prekey WHERE account = ? ORDER BY account, id LIMIT 1",
                row -> new Pair(row.getLong(1), Sql.bytes(row, 2)),
                account);
        pair.ifPresent(taken -> dropOneTime(account, (int) taken.id));
        return pair.map(Pair::body);
    }

    public void dropOneTime(String account, int id) {
        sql.update("DELETE FROM one_time_prekey WHERE account = ? AND id = ?", account, id);
    }

    /** Signed and one-time pairs: a new identity or store starts without. */
    public void dropAll(String account) {
        sql.update("DELETE FROM signed_prekey WHERE account = ?", account);
        sql.update("DELETE FROM one_time_prekey WHERE account = ?", account);
    }
}
