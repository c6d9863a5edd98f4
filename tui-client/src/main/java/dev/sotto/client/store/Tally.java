package dev.sotto.client.store;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.ConstantTime;
import dev.sotto.crypto.primitive.HmacSha256;
import dev.sotto.crypto.primitive.SecretBytes;

/**
 * A fingerprint of a set of rows: the exclusive or of a keyed hash of each. It is stored, sealed, with every
 * transaction, so that a row that was put back to an older state, removed or added is noticed though its own seal is
 * good. Rows of a set differ in table or key, so nothing cancels out. Not for rows that are never all read at once.
 */
final class Tally implements AutoCloseable {
    static final int LENGTH = HmacSha256.LENGTH;

    private static final String LABEL = "Sotto-v1 store tally";

    private final SecretBytes key;
    private byte[] committed;
    private byte[] current;

    Tally(SecretBytes key, byte[] committed) {
        this.key = key;
        this.committed = committed.clone();
        this.current = committed.clone();
    }

    /** Adds a row that is not in the set, or takes out one that is. */
    void toggle(Table table, byte[] primaryKey, byte[] content) {
        byte[] mac = HmacSha256.mac(
                key.expose(),
                new LayoutWriter()
                        .label(LABEL)
                        .label(table.sqlName())
                        .lp(primaryKey)
                        .bytes(content)
                        .toBytes());
        for (int i = 0; i < LENGTH; i++) {
            current[i] ^= mac[i];
        }
    }

    byte[] current() {
        return current.clone();
    }

    boolean hasChanged() {
        return !ConstantTime.equal(committed, current);
    }

    void commit() {
        committed = current.clone();
    }

    void rollback() {
        current = committed.clone();
    }

    boolean hasSameRows(Tally other) {
        return ConstantTime.equal(current, other.current);
    }

    @Override
    public void close() {
        key.close();
    }
}
