package dev.sotto.client.store;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;

/** The one row that says which schema the tables have and what the tally of their rows is. */
final class StateRow {
    private final int schema;
    private final byte[] tally;

    StateRow(int schema, byte[] tally) {
        this.schema = schema;
        this.tally = tally.clone();
    }

    int schema() {
        return schema;
    }

    byte[] tally() {
        return tally.clone();
    }

    static StateRow read(Engine engine, RowCipher cipher) throws StoreException {
        byte[] key = key(cipher);
        byte[] sealed = engine.query("SELECT body FROM t8 WHERE k = ?", row -> row.getBytes(1), key).stream()
                .findFirst()
                .orElseThrow(() -> StoreException.damaged("its state record is missing"));
        try {
            LayoutReader reader = new LayoutReader(cipher.open(Table.STATE, key, sealed));
            StateRow state = new StateRow(reader.u16(), reader.bytes(Tally.LENGTH));
            reader.end();
            return state;
        } catch (LayoutException e) {
            throw StoreException.damaged("its state record has another layout");
        }
    }

    void write(Engine engine, RowCipher cipher) throws StoreException {
        byte[] key = key(cipher);
        byte[] sealed = cipher.seal(
                Table.STATE, key, new LayoutWriter().u16(schema).bytes(tally).toBytes());
        if (engine.update("UPDATE t8 SET body = ? WHERE k = ?", sealed, key) == 0) {
            engine.update("INSERT INTO t8 (k, body) VALUES (?, ?)", key, sealed);
        }
    }

    private static byte[] key(RowCipher cipher) {
        return cipher.key(Table.STATE, "state");
    }
}
