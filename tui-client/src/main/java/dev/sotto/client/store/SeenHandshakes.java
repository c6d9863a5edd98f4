package dev.sotto.client.store;

import java.nio.ByteBuffer;

/** The handshakes that were taken without a one-time prekey, grouped by the signed prekey they used. */
final class SeenHandshakes {
    private final Engine engine;
    private final RowCipher cipher;
    private final Tally tally;

    SeenHandshakes(Engine engine, RowCipher cipher, Tally tally) {
        this.engine = engine;
        this.cipher = cipher;
        this.tally = tally;
    }

    boolean contains(byte[] hid) throws StoreException {
        return !engine.query("SELECT g FROM t6 WHERE k = ?", row -> row.getBytes(1), key(hid))
                .isEmpty();
    }

    int count(int signedPreKeyId) throws StoreException {
        return engine.query("SELECT COUNT(*) FROM t6 WHERE g = ?", row -> row.getInt(1), group(signedPreKeyId))
                .get(0);
    }

    void add(byte[] hid, int signedPreKeyId) throws StoreException {
        if (!contains(hid)) {
            engine.update("INSERT INTO t6 (k, g) VALUES (?, ?)", key(hid), group(signedPreKeyId));
            tally.toggle(Table.HANDSHAKE, key(hid), group(signedPreKeyId));
        }
    }

    void drop(int signedPreKeyId) throws StoreException {
        byte[] group = group(signedPreKeyId);
        for (byte[] key : engine.query("SELECT k FROM t6 WHERE g = ?", row -> row.getBytes(1), group)) {
            tally.toggle(Table.HANDSHAKE, key, group);
        }
        engine.update("DELETE FROM t6 WHERE g = ?", group);
    }

    /** Enters each in {@code found}. */
    void count(Tally found) throws StoreException {
        engine.query("SELECT k, g FROM t6", row -> {
            found.toggle(Table.HANDSHAKE, row.getBytes(1), row.getBytes(2));
            return true;
        });
    }

    private byte[] key(byte[] hid) {
        return cipher.key(Table.HANDSHAKE, hid);
    }

    private byte[] group(int signedPreKeyId) {
        return cipher.key(
                Table.HANDSHAKE,
                ByteBuffer.allocate(Integer.BYTES).putInt(signedPreKeyId).array(),
                new byte[0]);
    }
}
