package dev.sotto.client.store;

import dev.sotto.client.disk.PrivateFiles;
import dev.sotto.client.password.Argon2Cost;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one file of a store that is read before the key is known: the store's id and the wraps of its random key. There
 * are two wraps while a password change is not confirmed by the relay, so that either password opens the store.
 * Immutable.
 *
 * <p>Layout: {@code "Sotto store" 0x00 format(u16) schema(u16) id(16) wraps(u8: 1 or 2) wrap...}; the confirmed wrap is
 * the first. The schema here only keeps an older program from touching a newer store.
 */
final class StoreHeader {
    static final String FILE = "header";

    private static final byte[] MAGIC = "Sotto store\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int ID_LENGTH = 16;
    private static final int MAX_BYTES = 4096;

    private final int schema;
    private final byte[] id;
    private final KeyWrap confirmed;
    private final Optional<KeyWrap> unconfirmed;

    private StoreHeader(int schema, byte[] id, KeyWrap confirmed, Optional<KeyWrap> unconfirmed) {
        this.schema = schema;
        this.id = id;
        this.confirmed = confirmed;
        this.unconfirmed = unconfirmed;
    }

    /** The header of a new store; stretches the password (slow). */
    static StoreHeader create(
            int schema, SecretBytes storeKey, SecretBytes password, Argon2Cost cost, Randomness randomness) {
        byte[] id = randomness.bytes(ID_LENGTH);
        return new StoreHeader(schema, id, KeyWrap.seal(storeKey, password, id, cost, randomness), Optional.empty());
    }

    /** What a password opened: the store's key, and by which wrap. */
    static final class Opened {
        private final SecretBytes storeKey;
        private final boolean unconfirmed;

        private Opened(SecretBytes storeKey, boolean unconfirmed) {
            this.storeKey = storeKey;
            this.unconfirmed = unconfirmed;
        }

        SecretBytes storeKey() {
            return storeKey;
        }

        /** The password is the new one of a change that the relay may or may not have taken. */
        boolean unconfirmed() {
            return unconfirmed;
        }
    }

    /** Tries the password on each wrap (slow); BAD_PASSWORD if it opens none. */
    Opened open(SecretBytes password) throws StoreException {
        Optional<SecretBytes> key = confirmed.open(password, id);
        if (key.isPresent()) {
            return new Opened(key.get(), false);
        }
        if (unconfirmed.isPresent()) {
            key = unconfirmed.get().open(password, id);
            if (key.isPresent()) {
                return new Opened(key.get(), true);
            }
        }
        throw new StoreException(
                StoreException.Reason.BAD_PASSWORD, "Password incorrect: it does not open the local store.");
    }

    /** With a second wrap, under the password that is to become the only one (slow). */
    StoreHeader withUnconfirmed(SecretBytes storeKey, SecretBytes next, Argon2Cost cost, Randomness randomness) {
        return new StoreHeader(schema, id, confirmed, Optional.of(KeyWrap.seal(storeKey, next, id, cost, randomness)));
    }

    /** Only the new password opens it. */
    StoreHeader confirmed() {
        return new StoreHeader(schema, id, unconfirmed.orElse(confirmed), Optional.empty());
    }

    /** Only the old password opens it. */
    StoreHeader withoutUnconfirmed() {
        return new StoreHeader(schema, id, confirmed, Optional.empty());
    }

    /** NEWER if the store is beyond the schema. */
    void refuseNewerThan(Schema schema) throws StoreException {
        if (this.schema > schema.version()) {
            throw newer();
        }
    }

    /** The sign that keeps older programs away, durable before the tables become what those would not understand. */
    StoreHeader raisedTo(Schema next, Path folder) throws StoreException {
        if (schema == next.version()) {
            return this;
        }
        StoreHeader raised = new StoreHeader(next.version(), id, confirmed, unconfirmed);
        raised.write(folder);
        return raised;
    }

    boolean hasUnconfirmed() {
        return unconfirmed.isPresent();
    }

    static StoreHeader read(Path folder) throws StoreException {
        try {
            return decode(PrivateFiles.read(folder.resolve(FILE), MAX_BYTES));
        } catch (IOException e) {
            throw StoreException.of(e);
        } catch (LayoutException e) {
            throw StoreException.damaged("its header cannot be read (" + e.getMessage() + ")");
        }
    }

    /** Durable when it returns; a crash leaves the header before or this one. */
    void write(Path folder) throws StoreException {
        try {
            PrivateFiles.write(folder.resolve(FILE), encode());
        } catch (IOException e) {
            throw StoreException.of(e);
        }
    }

    private static StoreHeader decode(byte[] bytes) throws LayoutException, StoreException {
        LayoutReader reader = new LayoutReader(bytes);
        if (!Arrays.equals(reader.bytes(MAGIC.length), MAGIC)) {
            throw new LayoutException("not a header of a store");
        }
        int format = reader.u16();
        if (format > FORMAT) {
            throw newer();
        }
        if (format < FORMAT) {
            throw new LayoutException("no such format");
        }
        int schema = reader.u16();
        byte[] id = reader.bytes(ID_LENGTH);
        int wraps = reader.u8();
        if (wraps < 1 || wraps > 2) {
            throw new LayoutException("one or two wraps are expected");
        }
        KeyWrap confirmed = KeyWrap.read(reader);
        Optional<KeyWrap> unconfirmed = wraps == 2 ? Optional.of(KeyWrap.read(reader)) : Optional.empty();
        reader.end();
        return new StoreHeader(schema, id, confirmed, unconfirmed);
    }

    private byte[] encode() {
        LayoutWriter writer = new LayoutWriter()
                .bytes(MAGIC)
                .u16(FORMAT)
                .u16(schema)
                .bytes(id)
                .u8(unconfirmed.isPresent() ? 2 : 1);
        confirmed.write(writer);
        unconfirmed.ifPresent(wrap -> wrap.write(writer));
        return writer.toBytes();
    }

    static StoreException newer() {
        return new StoreException(
                StoreException.Reason.NEWER,
                "The local store was written by a newer version of Sotto. Update this client; the store was not"
                        + " touched.");
    }
}
