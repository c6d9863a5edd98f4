package dev.sotto.client.face.tui.theme;

import dev.sotto.client.face.tui.config.BrokenFileException;
import dev.sotto.client.face.tui.config.Nearest;
import dev.sotto.client.face.tui.config.TomlText;
import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

/**
 * A theme file: {@code base} names the built-in theme that has the roles which are not in it, and
 * {@code role = { fg, bg, bold, dim, italic, underline, reverse }} is a whole role. What is wrong in it becomes a warning,
 * and the rest counts.
 */
public final class ThemeFile {
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::word).toList();
    private static final List<String> TRAITS = List.of("fg", "bg", "bold", "dim", "italic", "underline", "reverse");
    private static final String BASE = "base";

    private final TomlText text;
    private final List<String> warnings = new ArrayList<>();

    private ThemeFile(TomlText text) {
        this.text = text;
    }

    /**
     * Reads one.
     *
     * @param theme its name
     * @param file what warnings call the file
     */
    public static Theme parse(String theme, String file, String content) throws BrokenFileException {
        return new ThemeFile(TomlText.parse(file, content)).read(theme, Themes.BUILT_IN::find, "dark");
    }

    /** A theme in the program; it is whole. */
    static Theme shipped(String theme) {
        return new ThemeFile(TomlText.shipped(ThemeFile.class, theme + ".toml"))
                .read(theme, any -> Optional.empty(), "");
    }

    private Theme read(String theme, Function<String, Optional<Theme>> bases, String usualBase) {
        Map<Role, Ink> inks = new EnumMap<>(Role.class);
        Object named = text.table().get(List.of(BASE));
        Optional<Theme> base = named == null ? bases.apply(usualBase) : bases.apply(named.toString());
        if (named != null && base.isEmpty()) {
            warnings.add(text.at(BASE) + ": a base is one of " + String.join(", ", Themes.builtIn()) + "."
                    + Nearest.hint(named.toString(), Themes.builtIn()));
            base = bases.apply(usualBase);
        }
        base.ifPresent(from -> Arrays.stream(Role.values()).forEach(role -> inks.put(role, from.ink(role))));
        for (String key : text.table().keySet()) {
            if (!key.equals(BASE)) {
                role(key, text.table().get(List.of(key))).ifPresent(role -> inks.put(role, ink(key)));
            }
        }
        return new Theme(theme, inks, warnings);
    }

    private Optional<Role> role(String key, @Nullable Object value) {
        int index = ROLES.indexOf(key);
        if (index < 0) {
            warnings.add(text.at(key) + ": there is no role '" + key + "'." + Nearest.hint(key, ROLES));
            return Optional.empty();
        }
        if (!(value instanceof TomlTable)) {
            warnings.add(text.at(key) + ": write " + key + " = { fg = \"blue\", bold = true }.");
            return Optional.empty();
        }
        return Optional.of(List.of(Role.values()).get(index));
    }

    private Ink ink(String role) {
        if (!(text.table().get(List.of(role)) instanceof TomlTable table)) {
            return Ink.PLAIN;
        }
        for (String trait : table.keySet()) {
            if (!TRAITS.contains(trait)) {
                warnings.add(text.at(role, trait) + ": there is no '" + trait + "'; there are "
                        + String.join(", ", TRAITS) + "." + Nearest.hint(trait, TRAITS));
            }
        }
        return new Ink(
                colour(table, role, "fg"),
                colour(table, role, "bg"),
                flag(table, role, "bold"),
                flag(table, role, "dim"),
                flag(table, role, "italic"),
                flag(table, role, "underline"),
                flag(table, role, "reverse"),
                "");
    }

    private Colour colour(TomlTable table, String role, String trait) {
        Object value = table.get(List.of(trait));
        try {
            return value == null ? Colour.DEFAULT : ColourWords.parse(value);
        } catch (IllegalArgumentException e) {
            warnings.add(text.at(role, trait) + ": " + e.getMessage());
            return Colour.DEFAULT;
        }
    }

    private boolean flag(TomlTable table, String role, String trait) {
        Object value = table.get(List.of(trait));
        if (value != null && !(value instanceof Boolean)) {
            warnings.add(text.at(role, trait) + ": '" + trait + "' is true or false.");
        }
        return Boolean.TRUE.equals(value);
    }
}
