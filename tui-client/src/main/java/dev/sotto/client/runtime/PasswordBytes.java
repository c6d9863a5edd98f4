package dev.sotto.client.runtime;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.net.Passwords;
import dev.sotto.crypto.primitive.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a password as a face gave them, brought into the one form that is stretched. */
final class PasswordBytes {
    private PasswordBytes() {}

    /** A new secret, the caller's to close. BAD_PASSWORD unless it is UTF-8 of 1 to 1 024 bytes. */
    static SecretBytes normalised(SecretBytes given) throws CommandFailure {
        CharBuffer decoded;
        try {
            decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(given.expose()));
        } catch (CharacterCodingException e) {
            throw unusable();
        }
        char[] chars = new char[decoded.remaining()];
        decoded.get(chars);
        Arrays.fill(decoded.array(), '\0');
        SecretBytes normalised = Passwords.normalise(chars).orElse(null);
        Arrays.fill(chars, '\0');
        if (normalised == null) {
            throw unusable();
        }
        return normalised;
    }

    private static CommandFailure unusable() {
        return new CommandFailure(
                ErrorCode.BAD_PASSWORD,
                "A password is 1 to " + Passwords.MAX_BYTES + " bytes of UTF-8 text. Choose another one.");
    }
}
