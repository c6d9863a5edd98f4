package dev.sotto.client.net;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Argon2id;
import dev.sotto.crypto.primitive.Hkdf;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * What the relay gets instead of the password: Argon2id (RFC 9106; 64 MiB, three passes, one lane), salted by relay and
 * account, then HKDF-Expand. docs/CRYPTO.md, "Passwords and the local store".
 */
public final class PasswordStretch {
    private static final int MEMORY_KIB = 64 * 1024;
    private static final int ITERATIONS = 3;
    private static final int LANES = 1;
    private static final int LENGTH = 32;

    private static final byte[] SALT_LABEL = ascii("Sotto-v1 login salt");
    private static final byte[] AUTH_LABEL = ascii("Sotto-v1 auth");

    private PasswordStretch() {}

    /**
     * The 32-byte secret that logs in. Blocks for a fraction of a second and takes 64 MiB meanwhile.
     *
     * @param password as {@link Passwords} makes it
     * @param serverId of {@link RelayIdentity#serverId}
     * @param account in lower case
     */
    public static SecretBytes authSecret(SecretBytes password, byte[] serverId, String account) {
        byte[] salted = new LayoutWriter()
                .bytes(SALT_LABEL)
                .lp(serverId)
                .lp(ascii(account))
                .toBytes();
        try (SecretBytes root =
                Argon2id.hash(password.expose(), Sha256.hash(salted), MEMORY_KIB, ITERATIONS, LANES, LENGTH)) {
            return SecretBytes.own(Hkdf.expand(root.expose(), AUTH_LABEL, LENGTH));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
