package dev.sotto.client.store;

import dev.sotto.client.core.StoreChange;
import dev.sotto.client.core.StoreContents;
import dev.sotto.client.password.Argon2Cost;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The encrypted store of one account on this machine. What a commit returned for is on disk; on disk no name, text or
 * key is in clear. One transaction is open at any time, and reads see it. Everything blocks; one thread at a time.
 *
 * <p>Passwords are bytes as {@link dev.sotto.client.net.Passwords} makes them. After a {@link StoreException} with
 * reason FAILED nothing more is taken: the client has to stop.
 */
public final class ClientStore implements AutoCloseable {
    private final StoreFolder folder;
    private final StoreLock lock;
    private final SecretBytes storeKey;
    private final boolean unconfirmed;
    private final SealedDatabase database;
    private final StoreReads reads;
    private final long generation;
    private StoreHeader header;

    private ClientStore(
            StoreFolder folder,
            StoreLock lock,
            StoreHeader header,
            SecretBytes storeKey,
            boolean unconfirmed,
            SealedDatabase database)
            throws StoreException {
        this.folder = folder;
        this.lock = lock;
        this.header = header;
        this.storeKey = storeKey;
        this.unconfirmed = unconfirmed;
        this.database = database;
        this.reads = new StoreReads(database.tables());
        this.generation = database.raiseGeneration();
    }

    /** Whether the account has a store here. */
    public static boolean exists(Path accountFolder) {
        return StoreFolder.isWhole(new StoreFolder(accountFolder).store());
    }

    /** Whether a store was made whose device the relay may know, and was not promoted: to be tried first. */
    public static boolean stagedExists(Path accountFolder) {
        return StoreFolder.isWhole(new StoreFolder(accountFolder).staging());
    }

    /**
     * Opens the store and counts the opening, durably. BAD_PASSWORD, LOCKED, NEWER, UNSAFE_FILES, DAMAGED or FAILED.
     */
    public static ClientStore open(Path accountFolder, SecretBytes password) throws StoreException {
        return open(accountFolder, password, Schema.CURRENT);
    }

    /**
     * Makes a store for a new device and keeps it staged, in place of one staged before. The folder of the account
     * must be there.
     */
    public static StagedStore createStaged(
            Path accountFolder, SecretBytes password, LocalDevice device, Randomness randomness, Argon2Cost cost)
            throws StoreException {
        return locked(
                accountFolder,
                (folder, lock) -> StagedStore.create(folder, lock, password, device, cost, Schema.CURRENT, randomness));
    }

    /** Opens the staged store of an earlier start. */
    public static StagedStore openStaged(Path accountFolder, SecretBytes password) throws StoreException {
        return locked(accountFolder, (folder, lock) -> StagedStore.open(folder, lock, password, Schema.CURRENT));
    }

    /** Deletes the staged store: its device was never recorded, or is given up. */
    public static void discardStaged(Path accountFolder) throws StoreException {
        StoreFolder folder = new StoreFolder(accountFolder);
        folder.check();
        try (StoreLock lock = StoreLock.take(accountFolder)) {
            folder.erase(folder.staging());
        } catch (IOException e) {
            throw StoreException.of(e);
        }
    }

    /** Counts the openings of this store, this one included. */
    public long generation() {
        return generation;
    }

    /** Everything that the core needs at start. DAMAGED if a record was changed, moved, removed or put back. */
    public StoreContents load() throws StoreException {
        return database.load();
    }

    /** What the core reads meanwhile; sees what is staged. */
    public StoreReads reads() {
        return reads;
    }

    /** Runs the changes in the open transaction, all or none; reads see them, the disk does not hold them yet. */
    public void stage(List<StoreChange> changes) throws StoreException {
        database.stage(changes);
    }

    /** Makes everything staged durable: one transaction, one fsync. After a failure nothing of it is to be believed. */
    public void commit() throws StoreException {
        database.commit();
    }

    /** {@link #stage} and {@link #commit()}. */
    public void commit(List<StoreChange> changes) throws StoreException {
        database.stage(changes);
        database.commit();
    }

    /** Drops everything staged. */
    public void rollback() throws StoreException {
        database.rollback();
    }

    /** The password that opened it is the new one of a change that was begun and not confirmed. */
    public boolean passwordIsUnconfirmed() {
        return unconfirmed;
    }

    /** Two passwords open the store at the moment. */
    public boolean hasUnconfirmedWrap() {
        return header.hasUnconfirmed();
    }

    /** Before the relay is asked to change the password: from here on the next one opens the store, too. Slow. */
    public void addWrap(SecretBytes next, Argon2Cost cost) throws StoreException {
        replace(header.withUnconfirmed(storeKey, next, cost, Randomness.system()));
    }

    /** The relay has changed the password: the old one opens the store no more. */
    public void confirmWrap() throws StoreException {
        replace(header.confirmed());
    }

    /** The relay has kept the old password: the next one opens the store no more. */
    public void dropUnconfirmedWrap() throws StoreException {
        replace(header.withoutUnconfirmed());
    }

    /** Deletes the store; its key first. Ends it. */
    public void destroy() throws StoreException {
        try {
            database.close();
        } catch (StoreException e) {
            // What could not be written any more is deleted now.
        }
        storeKey.close();
        try (lock) {
            folder.erase(folder.store());
            folder.erase(folder.staging());
        } catch (IOException e) {
            throw StoreException.of(e);
        }
    }

    /** Ends it; what was staged and not committed is dropped. FAILED if what was committed last may not be on disk. */
    @Override
    public void close() throws StoreException {
        try (lock;
                storeKey) {
            database.close();
        }
    }

    static ClientStore open(Path accountFolder, SecretBytes password, Schema schema) throws StoreException {
        return locked(accountFolder, (folder, lock) -> {
            StoreHeader header = StoreHeader.read(folder.store());
            header.refuseNewerThan(schema);
            StoreHeader.Opened opened = header.open(password);
            header = header.raisedTo(schema, folder.store());
            SealedDatabase database = SealedDatabase.open(
                    StoreFolder.database(folder.store()), opened.storeKey(), schema, Randomness.system());
            return opened(folder, lock, header, opened.storeKey(), opened.unconfirmed(), database);
        });
    }

    static ClientStore opened(
            StoreFolder folder,
            StoreLock lock,
            StoreHeader header,
            SecretBytes storeKey,
            boolean unconfirmed,
            SealedDatabase database)
            throws StoreException {
        try {
            return new ClientStore(folder, lock, header, storeKey, unconfirmed, database);
        } catch (StoreException | RuntimeException e) {
            try {
                database.close();
            } catch (StoreException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private interface Locked<T> {
        T with(StoreFolder folder, StoreLock lock) throws StoreException;
    }

    private static <T> T locked(Path accountFolder, Locked<T> action) throws StoreException {
        StoreFolder folder = new StoreFolder(accountFolder);
        folder.check();
        StoreLock lock = StoreLock.take(accountFolder);
        try {
            return action.with(folder, lock);
        } catch (StoreException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void replace(StoreHeader next) throws StoreException {
        next.write(folder.store());
        header = next;
    }
}
