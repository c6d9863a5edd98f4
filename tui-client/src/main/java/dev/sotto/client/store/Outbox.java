package dev.sotto.client.store;

import dev.sotto.client.core.OutboxItem;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Envelopes that the relay has not accepted, by position. Body: {@code format(u8) id(16) lp(peer) text(u8) bytes}. */
final class Outbox {
    private static final int FORMAT = 1;

    private final Engine engine;
    private final RowCipher cipher;
    private final Tally tally;

    Outbox(Engine engine, RowCipher cipher, Tally tally) {
        this.engine = engine;
        this.cipher = cipher;
        this.tally = tally;
    }

    void add(OutboxItem item) throws StoreException {
        byte[] primaryKey = primaryKey(item.position());
        byte[] sealed = cipher.seal(Table.OUTBOX, primaryKey, encode(item));
        engine.update("INSERT INTO t7 (n, k, body) VALUES (?, ?, ?)", item.position(), idKey(item.id()), sealed);
        tally.toggle(Table.OUTBOX, primaryKey, content(idKey(item.id()), sealed));
    }

    void remove(EnvelopeId id) throws StoreException {
        byte[] idKey = idKey(id);
        engine.query(
                "SELECT n, body FROM t7 WHERE k = ?",
                row -> {
                    tally.toggle(Table.OUTBOX, primaryKey(row.getLong(1)), content(idKey, row.getBytes(2)));
                    return true;
                },
                idKey);
        engine.update("DELETE FROM t7 WHERE k = ?", idKey);
    }

    /** All, in order; each row is entered in {@code found}. */
    List<OutboxItem> all(Tally found) throws StoreException {
        return engine.query("SELECT n, k, body FROM t7 ORDER BY n", row -> {
            long position = row.getLong(1);
            byte[] sealed = row.getBytes(3);
            found.toggle(Table.OUTBOX, primaryKey(position), content(row.getBytes(2), sealed));
            return decode(position, cipher.open(Table.OUTBOX, primaryKey(position), sealed));
        });
    }

    private byte[] idKey(EnvelopeId id) {
        return cipher.key(Table.OUTBOX, id.toBytes());
    }

    private static byte[] primaryKey(long position) {
        return new LayoutWriter().u64(position).toBytes();
    }

    private static byte[] content(byte[] idKey, byte[] sealed) {
        return new LayoutWriter().lp(idKey).bytes(sealed).toBytes();
    }

    private static byte[] encode(OutboxItem item) {
        return new LayoutWriter()
                .u8(FORMAT)
                .bytes(item.id().toBytes())
                .lp(item.peer().getBytes(StandardCharsets.US_ASCII))
                .flag(item.text())
                .bytes(item.ciphertext())
                .toBytes();
    }

    private static OutboxItem decode(long position, byte[] body) throws StoreException {
        try {
            LayoutReader reader = new LayoutReader(body);
            if (reader.u8() != FORMAT) {
                throw new LayoutException("another format of outbox");
            }
            EnvelopeId id = EnvelopeId.of(reader.bytes(EnvelopeId.LENGTH));
            String peer = new String(reader.lp(AccountName.MAX_LENGTH), StandardCharsets.US_ASCII);
            boolean text = reader.flag();
            return new OutboxItem(position, id, peer, reader.rest(), text);
        } catch (LayoutException e) {
            throw StoreException.damaged("an unsent envelope has another layout");
        }
    }
}
