package dev.sotto.backend.config;

import java.nio.file.Path;
import java.util.Map;

/** Where files are when nobody says otherwise: the XDG Base Directory Specification. */
final class Folders {
    private final Map<String, String> environment;

    Folders(Map<String, String> environment) {
        this.environment = environment;
    }

    Path configuration() {
        return base("XDG_CONFIG_HOME", ".config").resolve("sotto");
    }

    Path data() {
        return base("XDG_DATA_HOME", ".local/share").resolve("sotto").resolve("relay");
    }

    // A relative path in these variables is to be ignored, says the specification.
    private Path base(String variable, String underHome) {
        String value = environment.getOrDefault(variable, "");
        if (!value.isEmpty() && Path.of(value).isAbsolute()) {
            return Path.of(value);
        }
        return Path.of(environment.getOrDefault("HOME", ".")).resolve(underHome);
    }
}
