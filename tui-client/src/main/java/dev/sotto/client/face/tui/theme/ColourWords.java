package dev.sotto.client.face.tui.theme;

import dev.sotto.client.face.tui.config.Nearest;
import dev.sotto.client.face.tui.paint.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Colours as theme files write them: {@code default}, {@code red}, {@code bright-red}, {@code #rrggbb}, 0 to 255. */
final class ColourWords {
    private static final List<String> ANSI =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");
    private static final List<String> WORDS = words();
    private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{3}){1,2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private ColourWords() {}

    /** @throws IllegalArgumentException with a sentence for the writer */
    static Colour parse(Object value) {
        String word = String.valueOf(value).strip().toLowerCase(Locale.ROOT);
        if (word.equals("default")) {
            return Colour.DEFAULT;
        }
        int index = WORDS.indexOf(word);
        if (index >= 0) {
            return new Colour.Ansi(index);
        }
        if (NUMBER.matcher(word).matches() && Integer.parseInt(word) < 256) {
            int number = Integer.parseInt(word);
            return number < 16 ? new Colour.Ansi(number) : new Colour.Indexed(number);
        }
        if (HEX.matcher(word).matches()) {
            return rgb(word.length() == 4 ? word.replaceAll("([0-9a-f])", "$1$1") : word);
        }
        throw new IllegalArgumentException("'" + value + "' is no colour; write default, red, bright-red, \"#8fbc8f\","
                + " or a number to 255." + Nearest.hint(word, WORDS));
    }

    private static Colour rgb(String hex) {
        int value = Integer.parseInt(hex.substring(1), 16);
        return new Colour.Rgb(value >> 16, value >> 8 & 0xFF, value & 0xFF);
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>(ANSI);
        ANSI.forEach(word -> words.add("bright-" + word));
        return List.copyOf(words);
    }
}
