package dev.sotto.client.face.tui.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The key maps that are shipped. */
public enum Profile {
    DEFAULT,
    VIM,
    EMACS;

    /** {@code vim}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Profile> of(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Profile::word).toList();
    }
}
