package dev.sotto.client.store;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Hkdf;
import dev.sotto.crypto.primitive.HmacSha256;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SaltedAead;
import dev.sotto.crypto.primitive.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is in clear and what is sealed in a row. A body is sealed and bound to the row format, its table and its primary
 * key, so that it cannot be moved; a key is a keyed hash, so that it names nobody.
 */
final class RowCipher implements AutoCloseable {
    static final int KEY_LENGTH = 16;

    /** Raised when the layout of any body changes without the schema. */
    private static final int ROW_FORMAT = 1;

    private static final String ROW_LABEL = "Sotto-v1 store row";
    private static final String INDEX_LABEL = "Sotto-v1 store index";

    private static final String TALLY_LABEL = "Sotto-v1 store tally";

    private final SecretBytes rowKey;
    private final SecretBytes indexKey;
    private final SecretBytes tallyKey;
    private final Randomness randomness;

    RowCipher(SecretBytes storeKey, Randomness randomness) {
        this.rowKey = derive(storeKey, ROW_LABEL);
        this.indexKey = derive(storeKey, INDEX_LABEL);
        this.tallyKey = derive(storeKey, TALLY_LABEL);
        this.randomness = randomness;
    }

    byte[] seal(Table table, byte[] primaryKey, byte[] body) {
        return SaltedAead.seal(rowKey, ROW_LABEL, bound(table, primaryKey), body, randomness);
    }

    /** DAMAGED if the body is not what was sealed for this very row. */
    byte[] open(Table table, byte[] primaryKey, byte[] sealed) throws StoreException {
        try {
            return SaltedAead.open(rowKey, ROW_LABEL, bound(table, primaryKey), sealed);
        } catch (PrimitiveException e) {
            throw StoreException.damaged("a record was changed or moved");
        }
    }

    /** The key of a row: a keyed hash of what it stands for, 16 bytes. */
    byte[] key(Table table, byte[]... parts) {
        LayoutWriter writer = new LayoutWriter().label(table.sqlName());
        for (byte[] part : parts) {
            writer.lp(part);
        }
        return Arrays.copyOf(HmacSha256.mac(indexKey.expose(), writer.toBytes()), KEY_LENGTH);
    }

    byte[] key(Table table, String name) {
        return key(table, name.getBytes(StandardCharsets.UTF_8));
    }

    /** A tally that starts at this value. */
    Tally tally(byte[] value) {
        return new Tally(SecretBytes.copyOf(tallyKey.expose()), value);
    }

    @Override
    public void close() {
        rowKey.close();
        indexKey.close();
        tallyKey.close();
    }

    private static byte[] bound(Table table, byte[] primaryKey) {
        return new LayoutWriter()
                .label(ROW_LABEL)
                .u8(ROW_FORMAT)
                .label(table.sqlName())
                .lp(primaryKey)
                .toBytes();
    }

    private static SecretBytes derive(SecretBytes storeKey, String label) {
        return SecretBytes.own(
                Hkdf.expand(storeKey.expose(), label.getBytes(StandardCharsets.US_ASCII), KeyWrap.KEY_LENGTH));
    }
}
