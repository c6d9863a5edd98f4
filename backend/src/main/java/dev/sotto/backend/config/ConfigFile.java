package dev.sotto.backend.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** A TOML file, or none. Knows the line of each key. */
final class ConfigFile {
    private final @Nullable Path path;
    private final @Nullable TomlParseResult content;

    private ConfigFile(@Nullable Path path, @Nullable TomlParseResult content) {
        this.path = path;
        this.content = content;
    }

    static ConfigFile none() {
        return new ConfigFile(null, null);
    }

    static ConfigFile read(Path path) throws ConfigException {
        TomlParseResult content;
        try {
            content = Toml.parse(Files.readString(path));
        } catch (IOException e) {
            throw new ConfigException("The configuration file " + path + " cannot be read"
                    + (Files.exists(path) ? ": it is not a readable UTF-8 text." : ": it does not exist."));
        }
        if (content.hasErrors()) {
            var error = content.errors().get(0);
            throw new ConfigException("The configuration file " + path + " is not valid TOML: line "
                    + error.position().line() + ", column " + error.position().column() + ".");
        }
        return new ConfigFile(path, content);
    }

    Optional<Object> get(String key) {
        return content == null ? Optional.empty() : Optional.ofNullable(content.get(key));
    }

    /** Every key with a value, with its tables: {@code tls.mode}. */
    Set<String> keys() {
        return content == null ? Set.of() : new TreeSet<>(content.dottedKeySet());
    }

    /** File and line of a key. */
    String where(String key) {
        TomlPosition position = content == null ? null : content.inputPositionOf(key);
        return path + (position == null ? "" : ", line " + position.line());
    }

    /** A path of the file: relative to the folder that the file is in. */
    Path resolve(String text) {
        return path == null ? Path.of(text) : path.resolveSibling(text);
    }
}
