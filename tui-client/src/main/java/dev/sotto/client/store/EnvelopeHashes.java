package dev.sotto.client.store;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The envelopes that were taken, as keyed hashes. On which day is not on disk in clear: hashes are numbered, and a
 * sealed list says with which number a day begins. A clock that goes back only makes hashes stay longer.
 */
final class EnvelopeHashes {
    private static final long UNKNOWN = -1;

    private final Engine engine;
    private final RowCipher cipher;
    private final Meta meta;
    private long next = UNKNOWN;

    EnvelopeHashes(Engine engine, RowCipher cipher, Meta meta) {
        this.engine = engine;
        this.cipher = cipher;
        this.meta = meta;
    }

    boolean contains(byte[] hash) throws StoreException {
        return !engine.query("SELECT n FROM t5 WHERE k = ?", row -> row.getLong(1), key(hash))
                .isEmpty();
    }

    void add(byte[] hash, long day) throws StoreException {
        if (contains(hash)) {
            return;
        }
        long number = nextNumber();
        List<Mark> marks = marks();
        if (marks.isEmpty() || marks.get(marks.size() - 1).day() < day) {
            marks.add(new Mark(day, number));
            save(marks);
        }
        engine.update("INSERT INTO t5 (k, n) VALUES (?, ?)", key(hash), number);
        next = number + 1;
    }

    /** Forgets what was added before the day. */
    void expire(long beforeDay) throws StoreException {
        List<Mark> marks = marks();
        int old = 0;
        while (old < marks.size() && marks.get(old).day() < beforeDay) {
            old++;
        }
        if (old > 0) {
            long firstKept = old < marks.size() ? marks.get(old).firstNumber() : nextNumber();
            engine.update("DELETE FROM t5 WHERE n < ?", firstKept);
            save(marks.subList(old, marks.size()));
        }
    }

    /** After a rollback nothing that was counted is known. */
    void forgetCounts() {
        next = UNKNOWN;
    }

    private record Mark(long day, long firstNumber) {}

    private long nextNumber() throws StoreException {
        if (next == UNKNOWN) {
            // MAX of no row is NULL, which reads as 0: numbers start at 1.
            next = engine.query("SELECT MAX(n) FROM t5", row -> row.getLong(1)).get(0) + 1;
        }
        return next;
    }

    private List<Mark> marks() throws StoreException {
        List<Mark> marks = new ArrayList<>();
        Optional<byte[]> value = meta.get(Meta.ENVELOPE_MARKS);
        if (value.isPresent()) {
            LayoutReader reader = new LayoutReader(value.get());
            try {
                while (reader.remaining() > 0) {
                    marks.add(new Mark(reader.u64(), reader.u64()));
                }
            } catch (LayoutException e) {
                throw StoreException.damaged("the days of envelope hashes have another layout");
            }
        }
        return marks;
    }

    private void save(List<Mark> marks) throws StoreException {
        LayoutWriter writer = new LayoutWriter();
        for (Mark mark : marks) {
            writer.u64(mark.day()).u64(mark.firstNumber());
        }
        meta.put(Meta.ENVELOPE_MARKS, writer.toBytes());
    }

    private byte[] key(byte[] hash) {
        return cipher.key(Table.ENVELOPE, hash);
    }
}
