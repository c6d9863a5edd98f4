package dev.sotto.client.store;

import dev.sotto.client.password.Argon2Cost;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SaltedAead;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Optional;

/**
 * The store's key, sealed under a key stretched from a password. Layout:
 * {@code memory KiB(u32) iterations(u32) lanes(u8) salt(16) sealed key(64)}; everything before the sealed key, and the
 * store's id, is bound to it.
 */
final class KeyWrap {
    static final int KEY_LENGTH = 32;

    private static final int SALT_LENGTH = 16;
    private static final String LABEL = "Sotto-v1 store key";

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] sealed;

    private KeyWrap(Argon2Cost cost, byte[] salt, byte[] sealed) {
        this.cost = cost;
        this.salt = salt;
        this.sealed = sealed;
    }

    /** Stretches the password anew (slow) and seals the key under the result. */
    static KeyWrap seal(
            SecretBytes storeKey, SecretBytes password, byte[] storeId, Argon2Cost cost, Randomness randomness) {
        byte[] salt = randomness.bytes(SALT_LENGTH);
        try (SecretBytes passwordKey = cost.stretch(password, salt)) {
            byte[] sealed =
                    SaltedAead.seal(passwordKey, LABEL, bound(storeId, cost, salt), storeKey.expose(), randomness);
            return new KeyWrap(cost, salt, sealed);
        }
    }

    /** The key, or empty if it was another password (slow). */
    Optional<SecretBytes> open(SecretBytes password, byte[] storeId) {
        try (SecretBytes passwordKey = cost.stretch(password, salt)) {
            return Optional.of(
                    SecretBytes.own(SaltedAead.open(passwordKey, LABEL, bound(storeId, cost, salt), sealed)));
        } catch (PrimitiveException e) {
            return Optional.empty();
        }
    }

    static KeyWrap read(LayoutReader reader) throws LayoutException {
        Argon2Cost cost = new Argon2Cost(reader.u31(), reader.u31(), reader.u8());
        if (!cost.isSane()) {
            throw new LayoutException("The cost of the password stretching is out of bounds.");
        }
        return new KeyWrap(cost, reader.bytes(SALT_LENGTH), reader.bytes(KEY_LENGTH + SaltedAead.OVERHEAD));
    }

    void write(LayoutWriter writer) {
        writeCost(writer, cost, salt).bytes(sealed);
    }

    private static byte[] bound(byte[] storeId, Argon2Cost cost, byte[] salt) {
        return writeCost(new LayoutWriter().label(LABEL).bytes(storeId), cost, salt)
                .toBytes();
    }

    private static LayoutWriter writeCost(LayoutWriter writer, Argon2Cost cost, byte[] salt) {
        return writer.u32(cost.memoryKib())
                .u32(cost.iterations())
                .u8(cost.lanes())
                .bytes(salt);
    }
}
