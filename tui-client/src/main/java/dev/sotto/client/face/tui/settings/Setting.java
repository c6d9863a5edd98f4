package dev.sotto.client.face.tui.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tomlj.Toml;

/** The keys of section {@code [tui]} in {@code client.toml}. */
public enum Setting {
    THEME,
    KEYS,
    MOUSE,
    NOTIFY,
    SIGNS,
    ENTER,
    IDLE_LOCK,
    LIST_WIDTH,
    EDITOR;

    private static final Set<String> YES = Set.of("true", "on", "yes");
    private static final Set<String> NO = Set.of("false", "off", "no");

    /** {@code idle-lock}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Setting> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Setting::word).toList();
    }

    /** What a file would hold for a value that was typed; one that does not fit stays text, which is refused later. */
    Object fromTyped(String typed) {
        String word = typed.strip();
        if (this == MOUSE && YES.contains(word)) {
            return true;
        }
        if (this == MOUSE && NO.contains(word)) {
            return false;
        }
        boolean number = (this == IDLE_LOCK || this == LIST_WIDTH) && word.matches("[0-9]{1,9}");
        return number ? (Object) Long.valueOf(word) : word;
    }

    static String toToml(Object value) {
        return value instanceof String text ? '"' + Toml.tomlEscape(text).toString() + '"' : value.toString();
    }
}
