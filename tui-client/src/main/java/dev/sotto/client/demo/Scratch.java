package dev.sotto.client.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The temporary folder of a demo, for its owner only; gone when closed. */
final class Scratch implements AutoCloseable {
    private static final long LIMIT_NANOS = 3_000_000_000L;
    private static final long PAUSE_MILLIS = 20;

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

    /**
     * Removes everything; a second call does nothing. A client that a signal cut short may still write here, so it
     * tries again for a while. What cannot be removed then stays and is not worth a failure.
     */
    @Override
    public void close() {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!removed() && System.nanoTime() < deadline) {
            new CompletableFuture<Boolean>()
                    .completeOnTimeout(true, PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    private boolean removed() {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
