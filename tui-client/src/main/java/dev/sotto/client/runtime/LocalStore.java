package dev.sotto.client.runtime;

import dev.sotto.client.password.Argon2Cost;
import dev.sotto.client.store.ClientStore;
import dev.sotto.client.store.StagedStore;
import dev.sotto.client.store.StoreException;
import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKeyPair;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The account's store during a start: the one that is there, or a staged one of a device that the relay may not have
 * recorded yet. Blocks: on the worker.
 */
final class LocalStore implements AutoCloseable {
    /** What the first opening of a store counts as. */
    private static final long FIRST_GENERATION = 1;

    private final Path folder;
    private final boolean fresh;
    private Optional<ClientStore> store;
    private Optional<StagedStore> staged;
    private final LocalDevice device;

    private LocalStore(
            Path folder, Optional<ClientStore> store, Optional<StagedStore> staged, LocalDevice device, boolean fresh) {
        this.folder = folder;
        this.store = store;
        this.staged = staged;
        this.device = device;
        this.fresh = fresh;
    }

    /** Empty if there is none. BAD_PASSWORD if there is one that the password does not open. */
    static Optional<LocalStore> open(Path folder, SecretBytes password) throws StoreException {
        if (ClientStore.stagedExists(folder)) {
            try {
                StagedStore staged = ClientStore.openStaged(folder, password);
                return Optional.of(
                        new LocalStore(folder, Optional.empty(), Optional.of(staged), staged.device(), false));
            } catch (StoreException e) {
                // A take-over with a mistyped password that was cut: it must not bar the way to the store.
                if (e.reason() != StoreException.Reason.BAD_PASSWORD || !ClientStore.exists(folder)) {
                    throw e;
                }
            }
        }
        if (ClientStore.exists(folder)) {
            ClientStore store = ClientStore.open(folder, password);
            try {
                LocalDevice device = store.load().device();
                return Optional.of(new LocalStore(folder, Optional.of(store), Optional.empty(), device, false));
            } catch (StoreException e) {
                store.close();
                throw e;
            }
        }
        return Optional.empty();
    }

    static LocalStore stage(Path folder, SecretBytes password, LocalDevice device, Randomness random, Argon2Cost cost)
            throws StoreException {
        StagedStore staged = ClientStore.createStaged(folder, password, device, random, cost);
        return new LocalStore(folder, Optional.empty(), Optional.of(staged), device, true);
    }

    static LocalDevice newDevice(String account, long nowMillis, Randomness random) {
        return LocalDevice.of(
                DeviceAddress.of(account, 1),
                Instance.create(nowMillis, Optional.empty(), random),
                IdentityKeyPair.generate(random));
    }

    LocalDevice device() {
        return device;
    }

    boolean isStaged() {
        return staged.isPresent();
    }

    long generation() {
        return store.map(ClientStore::generation).orElse(FIRST_GENERATION);
    }

    /** The relay knows the device: from here on it is the account's store, and the caller's to close. */
    ClientStore settle() throws StoreException {
        device.identity().close(); // the client has its own from the store
        ClientStore settled = staged.isPresent() ? staged.get().promote() : store.orElseThrow();
        staged = Optional.empty();
        store = Optional.empty();
        return settled;
    }

    /** The relay has refused the device for good: a store that was made for this attempt goes with it. */
    void refused() throws StoreException {
        boolean discard = fresh && staged.isPresent();
        close();
        if (discard) {
            ClientStore.discardStaged(folder);
        }
    }

    @Override
    public void close() throws StoreException {
        staged.ifPresent(StagedStore::close);
        staged = Optional.empty();
        if (store.isPresent()) {
            store.get().close();
            store = Optional.empty();
        }
    }
}
