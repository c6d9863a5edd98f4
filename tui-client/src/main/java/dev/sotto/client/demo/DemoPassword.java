package dev.sotto.client.demo;

import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A password that nobody has to know: it goes with the folder of the demo. */
final class DemoPassword {
    private static final int BYTES = 16;

    private DemoPassword() {}

    static String text() {
        return HexFormat.of().formatHex(Randomness.system().bytes(BYTES));
    }

    static SecretBytes secret() {
        return SecretBytes.own(text().getBytes(StandardCharsets.US_ASCII));
    }
}
