package dev.sotto.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** The client's configuration file (TOML, {@code client.toml}); its section {@code [tui]} is the full-screen face's. */
final class ConfigFile {
    private static final Set<String> KEYS =
            Set.of("server", "user", "data", "fingerprint", "password-file", "password-command", "statuses", "tui");

    private final Path path;
    private final TomlParseResult toml;
    private final List<String> warnings = new ArrayList<>();

    private ConfigFile(Path path, TomlParseResult toml) {
        this.path = path;
        this.toml = toml;
    }

    /** A file that is not there is empty, unless it was asked for. One that is not TOML stops the start. */
    static ConfigFile load(Path path, boolean required) throws UsageException {
        if (!required && !Files.exists(path)) {
            return new ConfigFile(path, Toml.parse(""));
        }
        TomlParseResult toml;
        try {
            toml = Toml.parse(Files.readString(path));
        } catch (IOException e) {
            throw new UsageException("The configuration file " + path + " cannot be read as UTF-8.");
        }
        if (toml.hasErrors()) {
            TomlParseError first = toml.errors().get(0);
            throw new UsageException(place(path, first.position()) + ": not TOML: " + first.getMessage());
        }
        ConfigFile config = new ConfigFile(path, toml);
        config.warnOfUnknownKeys();
        return config;
    }

    Path path() {
        return path;
    }

    /** Makes the file, for its owner only, unless it is there. No harm if that cannot be done: the answers are asked for again. */
    void begin(String text) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(path, text);
        } catch (IOException | UnsupportedOperationException e) {
            warnings.add(path + " cannot be written.");
        }
    }

    /** One for each unknown key, with file and line. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** A setting that has to be a string. */
    Optional<String> text(String key) throws UsageException {
        Object value = toml.get(List.of(key));
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw new UsageException(place(path, toml.inputPositionOf(List.of(key))) + ": '" + key + "' must be a string.");
    }

    /** A setting that is a path; a relative one starts at the folder of this file. */
    Optional<Path> path(String key) throws UsageException {
        Optional<String> text = text(key);
        return text.isPresent()
                ? Optional.of(path.toAbsolutePath().resolveSibling(Settings.path(text.get())))
                : Optional.empty();
    }

    /** A setting that has to be true or false; false if it is not there. */
    boolean flag(String key) throws UsageException {
        Object value = toml.get(List.of(key));
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new UsageException(
                place(path, toml.inputPositionOf(List.of(key))) + ": '" + key + "' must be true or false.");
    }

    private void warnOfUnknownKeys() {
        for (String key : toml.keySet()) {
            if (!KEYS.contains(key)) {
                warnings.add(place(path, toml.inputPositionOf(List.of(key))) + ": unknown key '" + key + "'.");
            }
        }
    }

    private static String place(Path path, @Nullable TomlPosition position) {
        return position == null ? path.toString() : path + ":" + position.line();
    }
}
