package dev.sotto.backend.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tomlj.TomlArray;

/**
 * Values by key, from the first place that has one: a flag, the environment variable {@code SOTTO_<KEY>} (dots and
 * dashes as underscores, upper case), the configuration file, the default. Reading a key makes it known; what the file
 * holds beyond the known keys is reported by {@link #unknown()}.
 */
final class Settings {
    private final Map<String, String> flags;
    private final Map<String, String> environment;
    private final ConfigFile file;
    private final Set<String> known = new TreeSet<>();

    /** Flags are by key too: {@code listen.port}, not {@code --port}. */
    Settings(Map<String, String> flags, Map<String, String> environment, ConfigFile file) {
        this.flags = flags;
        this.environment = environment;
        this.file = file;
    }

    String text(String key, String byDefault) throws ConfigException {
        Optional<Found> found = find(key);
        if (found.isEmpty()) {
            return byDefault;
        }
        Object value = found.get().value();
        if (value instanceof String text) {
            return text;
        }
        throw refuse(key, found.get(), "must be a text in quotes");
    }

    /** A path of the file is relative to the file's folder, any other to the working directory. */
    Optional<Path> path(String key) throws ConfigException {
        String text = text(key, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean fromFile = find(key).map(Found::fromFile).orElse(false);
        try {
            return Optional.of(fromFile ? file.resolve(text) : Path.of(text));
        } catch (InvalidPathException e) {
            throw refuse(key, "must be a path of this system");
        }
    }

    long number(String key, long byDefault, long least, long most) throws ConfigException {
        Optional<Found> found = find(key);
        if (found.isEmpty()) {
            return byDefault;
        }
        String range = "must be a whole number from " + least + " to " + most;
        long value;
        if (found.get().value() instanceof Long number) {
            value = number;
        } else if (found.get().value() instanceof String text && !found.get().fromFile()) {
            value = parse(text).orElseThrow(() -> refuse(key, found.get(), range));
        } else {
            throw refuse(key, found.get(), range);
        }
        if (value < least || value > most) {
            throw refuse(key, found.get(), range);
        }
        return value;
    }

    boolean flag(String key, boolean byDefault) throws ConfigException {
        Optional<Found> found = find(key);
        if (found.isEmpty()) {
            return byDefault;
        }
        Object value = found.get().value();
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (!found.get().fromFile() && (value.equals("true") || value.equals("false"))) {
            return value.equals("true");
        }
        throw refuse(key, found.get(), "must be true or false");
    }

    /** In flags and environment the items are separated by commas. */
    List<String> list(String key) throws ConfigException {
        Optional<Found> found = find(key);
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.get().value() instanceof String text && !found.get().fromFile()) {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
        List<String> items = new ArrayList<>();
        if (!(found.get().value() instanceof TomlArray array)) {
            throw refuse(key, found.get(), "must be a list of texts in quotes");
        }
        for (Object item : array.toList()) {
            if (!(item instanceof String text)) {
                throw refuse(key, found.get(), "must be a list of texts in quotes");
            }
            items.add(text);
        }
        return items;
    }

    /** One of the enum's names, in lower case with dashes. */
    <E extends Enum<E>> E choice(String key, E byDefault) throws ConfigException {
        Optional<Found> found = find(key);
        if (found.isEmpty()) {
            return byDefault;
        }
        E[] all = byDefault.getDeclaringClass().getEnumConstants();
        for (E candidate : all) {
            if (spelling(candidate).equals(found.get().value())) {
                return candidate;
            }
        }
        String allowed = Arrays.stream(all)
                .map(Settings::spelling)
                .map(s -> '"' + s + '"')
                .collect(Collectors.joining(", "));
        throw refuse(key, found.get(), "must be one of " + allowed);
    }

    /** Whether any place sets it. */
    boolean isSet(String key) {
        return find(key).isPresent();
    }

    /** A refusal of a key's value for a reason that only the caller knows. */
    ConfigException refuse(String key, String must) {
        return find(key)
                .map(found -> refuse(key, found, must))
                .orElseGet(() -> new ConfigException("The setting " + key + " " + must + "."));
    }

    /** One sentence for each key of the file that nobody has read. */
    List<String> unknown() {
        return file.keys().stream()
                .filter(key -> !known.contains(key))
                .map(key -> file.where(key) + ": unknown setting \"" + key + "\", ignored")
                .toList();
    }

    /** Every key that has been read. */
    Set<String> known() {
        return known;
    }

    private Optional<Found> find(String key) {
        known.add(key);
        String flag = flags.get(key);
        if (flag != null) {
            return Optional.of(new Found(flag, "given on the command line", false));
        }
        String variable =
                "SOTTO_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String inEnvironment = environment.get(variable);
        if (inEnvironment != null) {
            return Optional.of(new Found(inEnvironment, "from the environment variable " + variable, false));
        }
        return file.get(key).map(value -> new Found(value, "in " + file.where(key), true));
    }

    // The value itself is not repeated: it may be a token.
    private static ConfigException refuse(String key, Found found, String must) {
        return new ConfigException("The setting " + key + " (" + found.where() + ") " + must + ".");
    }

    private static String spelling(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Long> parse(String text) {
        try {
            return Optional.of(Long.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record Found(Object value, String where, boolean fromFile) {}
}
