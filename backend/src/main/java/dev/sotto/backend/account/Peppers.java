package dev.sotto.backend.account;

import com.google.protobuf.ByteString;
import dev.sotto.backend.store.Database;
import dev.sotto.backend.store.StoreException;
import dev.sotto.backend.store.Tx;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pepper keys: without them the stored passwords cannot be tested, not even offline. They live in a file of their own
 * outside the database; the newest key makes new hashes, older ones verify old hashes.
 */
public final class Peppers {
    private static final byte[] CHECK = "Sotto-v1 pepper check\0".getBytes(StandardCharsets.US_ASCII);

    private final NavigableMap<Integer, byte[]> keys;

    Peppers(Map<Integer, byte[]> keys) {
        this.keys = new TreeMap<>(keys);
    }

    /**
     * Reads the pepper file, or makes it while there is no account yet. Fails with StoreException if accounts exist and a
     * key that their passwords were made with is missing or another one: starting would lock everybody out.
     */
    public static Future<Peppers> open(Database database, Path file) {
        return database.submit(tx -> {
            Map<Integer, byte[]> keys =
                    PepperFile.exists(file) || tx.accounts().any() ? PepperFile.read(file) : PepperFile.create(file);
            Peppers peppers = new Peppers(keys);
            peppers.agreeWith(tx, file);
            return peppers;
        });
    }

    /** The id of the key for new hashes. */
    int newest() {
        return keys.lastKey();
    }

    boolean has(int keyId) {
        return keys.containsKey(keyId);
    }

    /** HMAC-SHA-256 by that key over the parts one after the other. */
    byte[] mac(int keyId, byte[]... parts) {
        byte[] key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("no pepper key " + keyId);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JDK has no HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Peppers" + keys.keySet();
    }

    private void agreeWith(Tx tx, Path file) {
        Map<Integer, ByteString> known = tx.peppers().fingerprints();
        known.forEach((keyId, fingerprint) -> {
            if (!has(keyId) || !fingerprint(keyId).equals(fingerprint)) {
                throw new StoreException("Pepper key " + keyId + ", which stored passwords were made with, is not in "
                        + file + ". Put the file from your backup back; without it nobody can log in.");
            }
        });
        for (int keyId : keys.keySet()) {
            if (!known.containsKey(keyId)) {
                tx.peppers().insert(keyId, fingerprint(keyId));
            }
        }
    }

    private ByteString fingerprint(int keyId) {
        return ByteString.copyFrom(mac(keyId, CHECK));
    }
}
