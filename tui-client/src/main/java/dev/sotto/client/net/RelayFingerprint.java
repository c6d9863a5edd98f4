package dev.sotto.client.net;

import dev.sotto.crypto.primitive.Sha256;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The identity of a relay: SHA-256 of the SubjectPublicKeyInfo of its CA. Shown as {@code SHA-256:} and 64 hex digits. */
public final class RelayFingerprint {
    private static final String PREFIX = "SHA-256:";
    private static final Pattern FORM = Pattern.compile("(?i)SHA-256:[0-9a-f]{64}");

    private final byte[] bytes;

    private RelayFingerprint(byte[] bytes) {
        this.bytes = bytes;
    }

    static RelayFingerprint of(X509Certificate ca) {
        return new RelayFingerprint(Sha256.hash(ca.getPublicKey().getEncoded()));
    }

    /** Takes hex in either case; empty if it is not a fingerprint. */
    public static Optional<RelayFingerprint> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String hex = text.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        return Optional.of(new RelayFingerprint(HexFormat.of().parseHex(hex)));
    }

    /** 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RelayFingerprint fingerprint && Arrays.equals(fingerprint.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return PREFIX + HexFormat.of().formatHex(bytes);
    }
}
