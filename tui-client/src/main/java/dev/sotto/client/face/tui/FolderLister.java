package dev.sotto.client.face.tui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists a folder for the completion of paths: a bounded number of names, folders with a {@code /} at their end. */
final class FolderLister {
    private static final int MAX_NAMES = 1_000;

    private final Path home;

    FolderLister(Path home) {
        this.home = home;
    }

    /** {@code folder} as it was typed, {@code ~} being the home folder. Nothing of a folder that cannot be read. */
    List<String> list(String folder) {
        try (Stream<Path> entries = Files.list(path(folder))) {
            return entries.limit(MAX_NAMES).map(FolderLister::name).sorted().toList();
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            return List.of();
        }
    }

    private Path path(String folder) {
        if (folder.equals("~") || folder.startsWith("~/")) {
            return home.resolve(folder.substring(Math.min(2, folder.length())));
        }
        return Path.of(folder.isEmpty() ? "." : folder);
    }

    private static String name(Path entry) {
        return entry.getFileName() + (Files.isDirectory(entry) ? "/" : "");
    }
}
