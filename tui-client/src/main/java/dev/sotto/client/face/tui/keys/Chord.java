package dev.sotto.client.face.tui.keys;

import dev.sotto.client.face.tui.event.Key;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One key, or two after each other, that mean an action. Keys that a terminal reports by the same byte are one: Ctrl-/
 * is Ctrl-_, Ctrl-@ is Ctrl-Space, Ctrl-H is Backspace.
 */
public record Chord(List<Key> keys) {
    /** So many keys at most. */
    public static final int LONGEST = 2;

    public Chord {
        keys = keys.stream().map(Chord::asReported).collect(Collectors.toUnmodifiableList());
        if (keys.isEmpty() || keys.size() > LONGEST) {
            throw new IllegalArgumentException("A chord is one key or two.");
        }
    }

    /**
     * Reads {@code ctrl-k}, {@code c-k}, {@code ctrl+k}, {@code m-x}, {@code alt-shift-a}, {@code shift-tab}, {@code f1},
     * {@code g g}, {@code G}. With Ctrl or Alt the case of a letter does not count: {@code Alt-A} is {@code alt-a}.
     *
     * @throws ChordException with a sentence for the writer
     */
    public static Chord parse(String text) {
        return new Chord(ChordParser.parse(text));
    }

    /** As help shows it, and as {@link #parse} reads it: {@code Ctrl-K}, {@code Alt-Shift-A}, {@code g g}. */
    public String text() {
        return keys.stream().map(Chord::text).collect(Collectors.joining(" "));
    }

    /** Whether this is the other's first key. */
    boolean begins(Chord other) {
        return keys.size() < other.keys.size()
                && other.keys.subList(0, keys.size()).equals(keys);
    }

    /** Whether it begins with typed text, so that nobody could type that text where it is bound. */
    boolean beginsAsText() {
        return keys.get(0).isText();
    }

    private static Key asReported(Key key) {
        if (key.code() != Key.Code.CHARACTER || !key.ctrl()) {
            return key;
        }
        String lower = key.text().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "h" -> named(Key.Code.BACKSPACE, key);
            case "i" -> named(Key.Code.TAB, key);
            case "m" -> named(Key.Code.ENTER, key);
            case "[" -> named(Key.Code.ESCAPE, key);
            case "/" -> control("_", key);
            case "@" -> control(" ", key);
            default -> control(lower, key);
        };
    }

    private static Key named(Key.Code code, Key key) {
        return new Key(code, "", false, key.alt(), key.shift());
    }

    private static Key control(String text, Key key) {
        return new Key(Key.Code.CHARACTER, text, true, key.alt(), key.shift());
    }

    private static String text(Key key) {
        StringBuilder text = new StringBuilder();
        text.append(key.ctrl() ? "Ctrl-" : "").append(key.alt() ? "Alt-" : "");
        if (key.code() != Key.Code.CHARACTER) {
            return text.append(key.shift() ? "Shift-" : "")
                    .append(ChordParser.nameOf(key.code()))
                    .toString();
        }
        if (key.text().equals(" ")) {
            return text.append("Space").toString();
        }
        if (key.isText()) {
            return key.text();
        }
        String upper = key.text().toUpperCase(Locale.ROOT);
        boolean shifted =
                !key.ctrl() && !key.text().equals(key.text().toLowerCase(Locale.ROOT)) && upper.equals(key.text());
        return text.append(shifted ? "Shift-" : "").append(upper).toString();
    }
}
