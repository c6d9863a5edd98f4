package dev.sotto.client.store;

import dev.sotto.client.disk.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What is in the folder of an account: {@code lock}, {@code store/}, and {@code staging/} while a device is made whose
 * identity the relay may or may not have recorded. A store is whole once its header is there, which is written last.
 */
final class StoreFolder {
    private static final int MAX_REPLACED = 10_000;

    private final Path account;

    StoreFolder(Path account) {
        this.account = account;
    }

    /** Checks the folder of the account, so that nothing below it can be led elsewhere. */
    void check() throws StoreException {
        try {
            PrivateFiles.ownFolder(account);
            if (Files.exists(store(), LinkOption.NOFOLLOW_LINKS)) {
                PrivateFiles.ownFolder(store());
            }
            if (Files.exists(staging(), LinkOption.NOFOLLOW_LINKS)) {
                PrivateFiles.ownFolder(staging());
            }
        } catch (IOException e) {
            throw StoreException.of(e);
        }
    }

    Path account() {
        return account;
    }

    Path store() {
        return account.resolve("store");
    }

    Path staging() {
        return account.resolve("staging");
    }

    static Path database(Path store) {
        return store.resolve("db");
    }

    static boolean isWhole(Path store) {
        return Files.exists(store.resolve(StoreHeader.FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /** An empty staging folder, in place of what was there. */
    void clearStaging() throws StoreException {
        try {
            erase(staging());
            PrivateFiles.ownFolder(staging());
        } catch (IOException e) {
            throw StoreException.of(e);
        }
    }

    /** Deletes a store: first the header, without which the rest cannot be read. */
    void erase(Path store) throws IOException {
        if (Files.deleteIfExists(store.resolve(StoreHeader.FILE))) {
            PrivateFiles.syncFolder(store);
        }
        PrivateFiles.deleteFolder(store);
        PrivateFiles.syncFolder(account);
    }

    /** Staging becomes the store, durably. A store that was there is moved aside: it may hold a history. */
    void promote() throws StoreException {
        try {
            if (Files.exists(store(), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(store(), freeName(), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(staging(), store(), StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.syncFolder(account);
        } catch (IOException e) {
            throw StoreException.of(e);
        }
    }

    private Path freeName() throws IOException {
        for (int i = 1; i <= MAX_REPLACED; i++) {
            Path candidate = account.resolve("replaced-" + i);
            if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                return candidate;
            }
        }
        throw new IOException("too many replaced stores in " + account + "; remove some");
    }
}
