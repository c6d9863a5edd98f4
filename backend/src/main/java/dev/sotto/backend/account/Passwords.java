package dev.sotto.backend.account;

import com.google.protobuf.ByteString;
import io.vertx.ext.auth.hashing.HashingStrategy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * Makes and verifies stored passwords by Vert.x auth's {@link HashingStrategy}. Fast (microseconds), so it may run on an
 * event loop. Comparison is constant-time. Any thread may call it.
 */
final class Passwords {
    private static final int SALT_LENGTH = 16;
    private static final String PREFIX = "$" + PepperedHmac.ID + "$";
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Peppers peppers;
    private final HashingStrategy strategy;
    private final SecureRandom random = new SecureRandom();
    private final String decoy;

    Passwords(Peppers peppers) {
        this.peppers = peppers;
        this.strategy = HashingStrategy.load();
        strategy.put(PepperedHmac.ID, new PepperedHmac(peppers));
        this.decoy = hash(asPassword(ByteString.copyFrom(randomBytes(32))));
    }

    /** The form in which a secret passes through Vert.x auth. */
    static String asPassword(ByteString authSecret) {
        return ENCODER.encodeToString(authSecret.toByteArray());
    }

    String hash(String password) {
        return strategy.hash(
                PepperedHmac.ID,
                Map.of(PepperedHmac.KEY_ID, Integer.toString(peppers.newest())),
                ENCODER.encodeToString(randomBytes(SALT_LENGTH)),
                password);
    }

    boolean verify(String stored, String password) {
        // The strategy also knows sha1 and friends: a row of that kind is not ours and must not open anything.
        return stored.startsWith(PREFIX) && strategy.verify(stored, password);
    }

    /** Takes as long as {@link #verify} and says no: for names that do not exist. */
    boolean verifyNothing(String password) {
        boolean unused = verify(decoy, password);
        return false;
    }

    /** Whether the hash was made with an older pepper key than the newest. */
    boolean outdated(String stored) {
        return !stored.startsWith(PREFIX + PepperedHmac.KEY_ID + "=" + peppers.newest() + "$");
    }

    /** A keyed, shortened hash of an address: enough to recognise it, nothing to read from the database. */
    ByteString addressTag(String account, String address) {
        byte[] name = (account + "\0" + address).getBytes(StandardCharsets.UTF_8);
        return ByteString.copyFrom(peppers.mac(peppers.newest(), name), 0, 16);
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
