package dev.sotto.client.face.tui.config;

import dev.sotto.client.command.EditDistance;
import java.util.Collection;
import java.util.Locale;

/** What was probably meant by a word that is none. */
public final class Nearest {
    private Nearest() {}

    /** {@code Did you mean 'dark'?} with a space before, or nothing if no word is near. */
    public static String hint(String typed, Collection<String> words) {
        String word = typed.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, word.length() / 3);
        String best = "";
        int bestDistance = limit + 1;
        for (String candidate : words) {
            int distance = EditDistance.between(word, candidate, limit);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : " Did you mean '" + best + "'?";
    }
}
