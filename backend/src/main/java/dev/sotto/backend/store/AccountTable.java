package dev.sotto.backend.store;

import com.google.protobuf.ByteString;
import java.util.Optional;

/** Accounts, keyed by the lower-case name. */
public final class AccountTable {
    private final Sql sql;

    AccountTable(Sql sql) {
        this.sql = sql;
    }

    public Optional<AccountRow> find(String account) {
        return sql.first(
                "SELECT name, password, identity_signed, identity_signature, generation, known_address"
                        + " FROM account WHERE account = ?",
                row -> new AccountRow(
                        row.getString(1),
                        row.getString(2),
                        Sql.optionalBytes(row, 3),
                        Sql.optionalBytes(row, 4),
                        row.getLong(5),
                        Sql.optionalBytes(row, 6)),
                account);
    }

    /** The name as registered; empty if there is no such account. */
    public Optional<String> name(String account) {
        return sql.first("SELECT name FROM account WHERE account = ?", row -> row.getString(1), account);
    }

    public boolean any() {
        return sql.first("SELECT account FROM account LIMIT 1", row -> row.getString(1))
                .isPresent();
    }

    public void insert(String account, String name, String password, long registeredAt) {
        sql.update(
                "INSERT INTO account (account, name, password, registered_at) VALUES (?, ?, ?, ?)",
                account,
                name,
                password,
                registeredAt);
    }

    public void password(String account, String password) {
        sql.update("UPDATE account SET password = ? WHERE account = ?", password, account);
    }

    public void login(String account, ByteString signed, ByteString signature, long generation, ByteString address) {
        sql.update(
                "UPDATE account SET identity_signed = ?, identity_signature = ?, generation = ?, known_address = ?"
                        + " WHERE account = ?",
                signed,
                signature,
                generation,
                address,
                account);
    }

    public void delete(String account) {
        sql.update("DELETE FROM account WHERE account = ?", account);
    }
}
