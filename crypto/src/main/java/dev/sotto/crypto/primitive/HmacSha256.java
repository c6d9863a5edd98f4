package dev.sotto.crypto.primitive;

import java.security.InvalidKeyException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104). */
public final class HmacSha256 {
    public static final int LENGTH = 32;

    private HmacSha256() {}

    /** The tag over the concatenated parts. A key may have any length, none included. */
    public static byte[] mac(byte[] key, byte[]... parts) {
        Mac mac = keyed(key);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    static Mac keyed(byte[] key) {
        Mac mac = Jca.mac("HmacSHA256");
        // JCA refuses an empty key; HMAC pads keys with zeros, so one zero byte is the same key.
        byte[] padded = key.length == 0 ? new byte[1] : key;
        try {
            mac.init(new SecretKeySpec(padded, "HmacSHA256"));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA-256 refused its key.", e);
        }
        return mac;
    }
}
