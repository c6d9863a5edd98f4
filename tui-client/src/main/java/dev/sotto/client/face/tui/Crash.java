package dev.sotto.client.face.tui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * What is kept of an error of our own: where in the program it happened. No message of an exception, which could quote
 * what people wrote.
 */
final class Crash {
    private static final int MAX_CAUSES = 8;

    private Crash() {}

    /** One line for the person, after the screen was given back. Writes {@code crash.txt} into that folder if it can. */
    static String report(Throwable error, Path folder, Instant now) {
        String line = "Sotto ended by an error of its own (" + error.getClass().getSimpleName() + ").";
        Path file = folder.resolve("crash.txt");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, now + "\n" + frames(error));
            return line + " Where it happened, without any text of yours, stands in " + file
                    + ". Messages are kept; start again.";
        } catch (IOException | UnsupportedOperationException e) {
            return line + " Messages are kept; start again.";
        }
    }

    private static String frames(Throwable error) {
        StringBuilder text = new StringBuilder(1_024);
        Throwable next = error;
        for (int i = 0; next != null && i < MAX_CAUSES; i++) {
            text.append(next.getClass().getName()).append('\n');
            for (StackTraceElement frame : next.getStackTrace()) {
                text.append("  ").append(frame).append('\n');
            }
            next = next.getCause();
        }
        return text.toString();
    }
}
