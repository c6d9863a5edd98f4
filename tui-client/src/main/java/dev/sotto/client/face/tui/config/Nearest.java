package dev.sotto.client.face.tui.config;

import dev.sotto.client.command.EditDistance;
import java.util.Collection;
import java.util.Locale;

/** What was probably meant by a word that is none. */
public final class Nearest {
    private Nearest() {}

    /** {@code Did you mean 'dark'?} with a space before, or nothing if no word is near. */
    public static String hint(String typed, Collection<String> words) {
        return EditDistance.nearest(typed.toLowerCase(Locale.ROOT), words)
                .map(word -> " Did you mean '" + word + "'?")
                .orElse("");
    }
}
