package dev.sotto.client.face.tui.settings;

import dev.sotto.client.face.tui.config.BrokenFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Where {@code client.toml} is, with {@code keys.toml} and {@code themes/} beside it. Reads; of no file more than a bound. */
final class ConfigFolder {
    static final int FILE_LIMIT = 256 * 1024;
    static final int THEMES_LIMIT = 100;
    private static final String TOML = ".toml";

    private final Path client;

    ConfigFolder(Path client) {
        this.client = client.toAbsolutePath();
    }

    Path client() {
        return client;
    }

    Path keys() {
        return client.resolveSibling("keys.toml");
    }

    /** The first hundred theme files, in the order of their names. */
    List<Path> themes() {
        Path folder = client.resolveSibling("themes");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + TOML)) {
            return StreamSupport.stream(files.spliterator(), false)
                    .sorted()
                    .limit(THEMES_LIMIT)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    static String themeName(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - TOML.length());
    }

    /** Empty if it is not there. */
    static Optional<String> read(Path file) throws BrokenFileException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(FILE_LIMIT + 1);
            if (content.length > FILE_LIMIT) {
                throw new BrokenFileException(file + " has more than " + FILE_LIMIT / 1024 + " KiB and is not read.");
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (IOException e) {
            throw new BrokenFileException(file + " cannot be read as UTF-8.");
        }
    }

    /** What tells whether one of the files is another than before; cheap. */
    Map<Path, String> stamps() {
        Map<Path, String> stamps = new TreeMap<>();
        Stream.concat(Stream.of(client, keys()), themes().stream()).forEach(file -> stamps.put(file, stamp(file)));
        return stamps;
    }

    /** The folders in which something happens when one of the files changes or appears; links are followed. */
    Set<Path> watched() {
        Set<Path> folders = new LinkedHashSet<>();
        Path folder = Objects.requireNonNull(client.getParent());
        folders.add(Files.isDirectory(folder) ? folder : Objects.requireNonNullElse(folder.getParent(), folder));
        folders.add(client.resolveSibling("themes"));
        stamps().keySet().forEach(file -> {
            try {
                folders.add(Objects.requireNonNull(file.toRealPath().getParent()));
            } catch (IOException e) {
                // not there: its folder tells when it comes
            }
        });
        folders.removeIf(path -> !Files.isDirectory(path));
        return folders;
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "";
        }
    }
}
