package dev.sotto.client;

import dev.sotto.client.face.Environment;
import java.nio.file.Path;

/** Where files go if nobody says so (XDG Base Directory Specification 0.8: a relative value counts as not set). */
final class BaseFolders {
    private BaseFolders() {}

    /** {@code client.toml} is in here. */
    static Path config(Environment environment) {
        return folder(environment, "XDG_CONFIG_HOME", ".config");
    }

    /** The folders of all relays and accounts are in here. */
    static Path data(Environment environment) {
        return folder(environment, "XDG_DATA_HOME", ".local/share");
    }

    /** What may be lost: the report of a crash. */
    static Path state(Environment environment) {
        return folder(environment, "XDG_STATE_HOME", ".local/state");
    }

    private static Path folder(Environment environment, String variable, String underHome) {
        return environment
                .text(variable)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(
                        environment.text("HOME").orElseGet(() -> System.getProperty("user.home", ".")), underHome))
                .resolve("sotto");
    }
}
