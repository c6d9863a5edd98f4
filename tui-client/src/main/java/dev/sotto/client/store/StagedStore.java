package dev.sotto.client.store;

import dev.sotto.client.password.Argon2Cost;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;

/**
 * The store of a device that the relay has perhaps not recorded yet. It is on disk before the login that records its
 * identity; after that login it is promoted. Whatever happens in between, the identity is not lost. Holds the lock of
 * the account.
 */
public final class StagedStore implements AutoCloseable {
    private final StoreFolder folder;
    private final StoreLock lock;
    private final StoreHeader header;
    private final SecretBytes storeKey;
    private final LocalDevice device;
    private final Schema schema;
    private boolean ended;

    private StagedStore(
            StoreFolder folder,
            StoreLock lock,
            StoreHeader header,
            SecretBytes storeKey,
            LocalDevice device,
            Schema schema) {
        this.folder = folder;
        this.lock = lock;
        this.header = header;
        this.storeKey = storeKey;
        this.device = device;
        this.schema = schema;
    }

    static StagedStore create(
            StoreFolder folder,
            StoreLock lock,
            SecretBytes password,
            LocalDevice device,
            Argon2Cost cost,
            Schema schema,
            Randomness randomness)
            throws StoreException {
        folder.clearStaging();
        SecretBytes storeKey = SecretBytes.own(randomness.bytes(KeyWrap.KEY_LENGTH));
        SealedDatabase.create(StoreFolder.database(folder.staging()), storeKey, device, schema, randomness)
                .close();
        StoreHeader header = StoreHeader.create(schema.version(), storeKey, password, cost, randomness);
        header.write(folder.staging());
        return new StagedStore(folder, lock, header, storeKey, device, schema);
    }

    static StagedStore open(StoreFolder folder, StoreLock lock, SecretBytes password, Schema schema)
            throws StoreException {
        StoreHeader header = StoreHeader.read(folder.staging());
        header.refuseNewerThan(schema);
        SecretBytes storeKey = header.open(password).storeKey();
        header = header.raisedTo(schema, folder.staging());
        SealedDatabase database =
                SealedDatabase.open(StoreFolder.database(folder.staging()), storeKey, schema, Randomness.system());
        try {
            return new StagedStore(
                    folder, lock, header, storeKey, database.load().device(), schema);
        } finally {
            database.close();
        }
    }

    /** The device that this store was made for. */
    public LocalDevice device() {
        return device;
    }

    /**
     * The relay knows the device: the staged store becomes the account's store, durably, and opens. A store that was
     * there before is moved aside under another name. This object ends.
     */
    public ClientStore promote() throws StoreException {
        if (ended) {
            throw new IllegalStateException("This staged store was already promoted or closed.");
        }
        folder.promote();
        ClientStore store = ClientStore.opened(
                folder,
                lock,
                header,
                storeKey,
                false,
                SealedDatabase.open(StoreFolder.database(folder.store()), storeKey, schema, Randomness.system()));
        ended = true;
        return store;
    }

    /** Ends; the staged store stays on disk for the next start. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            storeKey.close();
            lock.close();
        }
    }
}
