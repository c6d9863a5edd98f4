package dev.sotto.backend.account;

import io.vertx.ext.auth.hashing.HashString;
import io.vertx.ext.auth.hashing.HashingAlgorithm;
import java.util.Base64;
import java.util.Set;

/**
 * The relay's half of the password scheme (design section 5) as an algorithm of Vert.x auth:
 * {@code HMAC-SHA-256(pepper[k], salt(16) | authSecret(32))}. Stored as {@code $sotto1$k=<key id>$<salt>$<hash>} in base64
 * without padding: Vert.x knows at most these five fields. The password is the base64 form of the secret, which the
 * client made by Argon2id: nothing expensive is left to do here.
 */
final class PepperedHmac implements HashingAlgorithm {
    static final String ID = "sotto1";
    static final String KEY_ID = "k";

    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Peppers peppers;

    PepperedHmac(Peppers peppers) {
        this.peppers = peppers;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> params() {
        return Set.of(KEY_ID);
    }

    @Override
    public String hash(HashString parts, String secret) {
        byte[] salt = Base64.getDecoder().decode(parts.salt());
        byte[] authSecret = Base64.getDecoder().decode(secret);
        return ENCODER.encodeToString(peppers.mac(Integer.parseInt(parts.param(KEY_ID)), salt, authSecret));
    }
}
