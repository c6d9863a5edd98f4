package dev.sotto.client.store;

import java.util.List;
import java.util.Optional;

/** Sealed bodies under keyed hashes, in the tables that have nothing else, and the tally of what is in them. */
final class Rows {
    private final Engine engine;
    private final RowCipher cipher;
    private final Tally tally;

    Rows(Engine engine, RowCipher cipher, Tally tally) {
        this.engine = engine;
        this.cipher = cipher;
        this.tally = tally;
    }

    Optional<byte[]> get(Table table, byte[] key) throws StoreException {
        Optional<byte[]> sealed = sealed(table, key);
        return sealed.isEmpty() ? sealed : Optional.of(cipher.open(table, key, sealed.get()));
    }

    /** Inserts or replaces. */
    void put(Table table, byte[] key, byte[] body) throws StoreException {
        Optional<byte[]> old = sealed(table, key);
        byte[] sealed = cipher.seal(table, key, body);
        if (old.isPresent()) {
            tally.toggle(table, key, old.get());
            engine.update("UPDATE " + table.sqlName() + " SET body = ? WHERE k = ?", sealed, key);
        } else {
            engine.update("INSERT INTO " + table.sqlName() + " (k, body) VALUES (?, ?)", key, sealed);
        }
        tally.toggle(table, key, sealed);
    }

    void remove(Table table, byte[] key) throws StoreException {
        Optional<byte[]> old = sealed(table, key);
        if (old.isPresent()) {
            tally.toggle(table, key, old.get());
            engine.update("DELETE FROM " + table.sqlName() + " WHERE k = ?", key);
        }
    }

    /** Every body of a table; each row found is entered in {@code found}. */
    List<byte[]> all(Table table, Tally found) throws StoreException {
        return engine.query("SELECT k, body FROM " + table.sqlName(), row -> {
            byte[] key = row.getBytes(1);
            byte[] sealed = row.getBytes(2);
            found.toggle(table, key, sealed);
            return cipher.open(table, key, sealed);
        });
    }

    private Optional<byte[]> sealed(Table table, byte[] key) throws StoreException {
        return engine
                .query("SELECT body FROM " + table.sqlName() + " WHERE k = ?", row -> row.getBytes(1), key)
                .stream()
                .findFirst();
    }
}
