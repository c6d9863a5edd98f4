package dev.sotto.client.net;

import dev.sotto.crypto.primitive.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/** Passwords as bytes: UTF-8 of Unicode normalisation form C, so that the same keys give the same password anywhere. */
public final class Passwords {
    public static final int MAX_BYTES = 1024;

    private Passwords() {}

    /** Empty unless there are 1 to 1024 bytes of well-formed text. The caller wipes what it gave. */
    public static Optional<SecretBytes> normalise(char[] typed) {
        CharSequence composed = Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFC);
        byte[] room = new byte[MAX_BYTES];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        CoderResult result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(composed), encoded, true);
        byte[] bytes = Arrays.copyOf(room, encoded.position());
        Arrays.fill(room, (byte) 0);
        // An overflow is a password that is too long, an error is half a surrogate pair.
        if (!result.isUnderflow() || bytes.length == 0) {
            Arrays.fill(bytes, (byte) 0);
            return Optional.empty();
        }
        return Optional.of(SecretBytes.own(bytes));
    }
}
