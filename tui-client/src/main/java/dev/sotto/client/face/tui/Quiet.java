package dev.sotto.client.face.tui;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** While there is a full screen, nobody else prints: no library, and no thread that ends with an exception. */
final class Quiet implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    Quiet() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
