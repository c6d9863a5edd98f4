package dev.sotto.client.face.tui.config;

import dev.sotto.client.face.Shipped;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A TOML text with the name that messages call it by: {@code keys.toml}, or a whole path. */
public final class TomlText {
    private final String name;
    private final TomlParseResult toml;

    private TomlText(String name, TomlParseResult toml) {
        this.name = name;
        this.toml = toml;
    }

    public static TomlText parse(String name, String text) throws BrokenFileException {
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            TomlParseError first = toml.errors().get(0);
            throw new BrokenFileException(place(name, first.position()) + ": not TOML: " + first.getMessage());
        }
        return new TomlText(name, toml);
    }

    /** One that is in the program beside the class. */
    public static TomlText shipped(Class<?> beside, String name) {
        try {
            return parse(name, Shipped.text(beside, name));
        } catch (BrokenFileException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    public TomlTable table() {
        return toml;
    }

    /** Where that key is: {@code keys.toml:12}. */
    public String at(String... path) {
        return at(Arrays.asList(path));
    }

    public String at(List<String> path) {
        return place(name, toml.inputPositionOf(path));
    }

    private static String place(String name, @Nullable TomlPosition position) {
        return position == null ? name : name + ":" + position.line();
    }
}
