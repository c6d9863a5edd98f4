package dev.sotto.client.store;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Single values under a name. Body: {@code lp(name) value}. */
final class Meta {
    static final String DEVICE = "device";
    static final String GENERATION = "generation";
    static final String WORKSPACE = "workspace";
    static final String ENVELOPE_MARKS = "envelope marks";
    /** Names of the core's counters start with this. */
    static final String COUNTER = "counter ";

    private static final int MAX_NAME = 255;

    private final Rows rows;
    private final RowCipher cipher;

    Meta(Rows rows, RowCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    Optional<byte[]> get(String name) throws StoreException {
        Optional<byte[]> body = rows.get(Table.META, cipher.key(Table.META, name));
        return body.isEmpty() ? body : Optional.of(split(body.get()).getValue());
    }

    void put(String name, byte[] value) throws StoreException {
        byte[] body = new LayoutWriter()
                .lp(name.getBytes(StandardCharsets.UTF_8))
                .bytes(value)
                .toBytes();
        rows.put(Table.META, cipher.key(Table.META, name), body);
    }

    long number(String name) throws StoreException {
        Optional<byte[]> value = get(name);
        return value.isEmpty() ? 0 : number(value.get());
    }

    void putNumber(String name, long value) throws StoreException {
        put(name, new LayoutWriter().u64(value).toBytes());
    }

    /** All of them by name. */
    Map<String, byte[]> all(Tally found) throws StoreException {
        List<byte[]> bodies = rows.all(Table.META, found);
        Map<String, byte[]> values = new TreeMap<>();
        for (byte[] body : bodies) {
            Map.Entry<String, byte[]> entry = split(body);
            values.put(entry.getKey(), entry.getValue());
        }
        return values;
    }

    static long number(byte[] value) throws StoreException {
        try {
            LayoutReader reader = new LayoutReader(value);
            long number = reader.u64();
            reader.end();
            return number;
        } catch (LayoutException e) {
            throw StoreException.damaged("a number has another layout");
        }
    }

    private static Map.Entry<String, byte[]> split(byte[] body) throws StoreException {
        try {
            LayoutReader reader = new LayoutReader(body);
            String name = new String(reader.lp(MAX_NAME), StandardCharsets.UTF_8);
            return Map.entry(name, reader.rest());
        } catch (LayoutException e) {
            throw StoreException.damaged("a value has another layout");
        }
    }
}
