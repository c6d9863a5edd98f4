package dev.sotto.client.password;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Hkdf;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * What the relay gets instead of the password: Argon2id (RFC 9106; 64 MiB, three passes, one lane), salted by relay and
 * account, then HKDF-Expand. docs/CRYPTO.md, "Passwords and the local store".
 */
public final class PasswordStretch {
    private static final int LENGTH = 32;

    private static final byte[] SALT_LABEL = ascii("Sotto-v1 login salt");
    private static final byte[] AUTH_LABEL = ascii("Sotto-v1 auth");

    private PasswordStretch() {}

    /**
     * The 32-byte secret that logs in. Blocks for a fraction of a second and takes 64 MiB meanwhile.
     *
     * @param password normalised
     * @param serverId of the identity of the relay
     * @param account in lower case
     * @param cost {@link Argon2Cost#STANDARD} with every relay: another one is another secret
     */
    public static SecretBytes authSecret(SecretBytes password, byte[] serverId, String account, Argon2Cost cost) {
        byte[] salted = new LayoutWriter()
                .bytes(SALT_LABEL)
                .lp(serverId)
                .lp(ascii(account))
                .toBytes();
        try (SecretBytes root = cost.stretch(password, Sha256.hash(salted))) {
            return SecretBytes.own(Hkdf.expand(root.expose(), AUTH_LABEL, LENGTH));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
