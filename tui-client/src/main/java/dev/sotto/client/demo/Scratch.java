package dev.sotto.client.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The temporary folder of a demo, for its owner only; gone when closed. */
final class Scratch implements AutoCloseable {
    private final Path folder;

    Scratch() throws IOException {
        // The JDK makes it with mode 0700, but does not know TMPDIR.
        Path parent = Path.of(
                Optional.ofNullable(System.getenv("TMPDIR")).orElseGet(() -> System.getProperty("java.io.tmpdir")));
        folder = Files.createTempDirectory(parent, "sotto-demo");
    }

    Path folder() {
        return folder;
    }

    /** Removes everything; a second call does nothing. What cannot be removed stays and is not worth a failure. */
    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            if (Files.exists(folder)) {
                folder.toFile().deleteOnExit();
            }
        }
    }
}
