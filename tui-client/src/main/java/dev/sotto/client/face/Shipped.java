package dev.sotto.client.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts that are part of the program, beside the classes that read them. */
public final class Shipped {
    private Shipped() {}

    /** The whole file; one that is missing or unreadable is a broken program. */
    public static String text(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The program cannot read its file " + name + ".", e);
        }
    }
}
