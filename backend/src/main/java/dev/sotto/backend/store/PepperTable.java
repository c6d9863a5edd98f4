package dev.sotto.backend.store;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.stream.Collectors;

/** Which pepper keys the stored passwords were made with, by fingerprint. The keys themselves are never here. */
public final class PepperTable {
    private final Sql sql;

    PepperTable(Sql sql) {
        this.sql = sql;
    }

    public Map<Integer, ByteString> fingerprints() {
        return sql
                .list("SELECT key_id, fingerprint FROM pepper", row -> Map.entry(row.getInt(1), Sql.bytes(row, 2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void insert(int keyId, ByteString fingerprint) {
        sql.update("INSERT INTO pepper (key_id, fingerprint) VALUES (?, ?)", keyId, fingerprint);
    }
}
