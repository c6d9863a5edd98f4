package dev.sotto.client.face.tui.keys;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.Key.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of keys; refuses those that a terminal cannot report. */
final class ChordParser {
    private static final Pattern MODIFIED = Pattern.compile("(?s)(\\p{Alpha}+)[-+](.+)");
    private static final String CONTROLS = "abcdefgjklnopqrstuvwxyz @/\\]^_";
    private static final Map<String, String> OWNED = Map.of("m", "Enter", "i", "Tab", "[", "Esc", "h", "Backspace");
    private static final Map<Code, String> NAMES = Map.ofEntries(
            Map.entry(Code.ENTER, "Enter"),
            Map.entry(Code.TAB, "Tab"),
            Map.entry(Code.ESCAPE, "Esc"),
            Map.entry(Code.BACKSPACE, "Backspace"),
            Map.entry(Code.DELETE, "Delete"),
            Map.entry(Code.INSERT, "Insert"),
            Map.entry(Code.UP, "Up"),
            Map.entry(Code.DOWN, "Down"),
            Map.entry(Code.LEFT, "Left"),
            Map.entry(Code.RIGHT, "Right"),
            Map.entry(Code.HOME, "Home"),
            Map.entry(Code.END, "End"),
            Map.entry(Code.PAGE_UP, "PgUp"),
            Map.entry(Code.PAGE_DOWN, "PgDn"));
    private static final Map<String, Code> OTHER_NAMES = Map.of(
            "return", Code.ENTER,
            "escape", Code.ESCAPE,
            "del", Code.DELETE,
            "ins", Code.INSERT,
            "pageup", Code.PAGE_UP,
            "page-up", Code.PAGE_UP,
            "pagedown", Code.PAGE_DOWN,
            "page-down", Code.PAGE_DOWN);

    private ChordParser() {}

    static List<Key> parse(String text) {
        String[] steps = text.strip().split("\\s+");
        if (text.isBlank() || steps.length > Chord.LONGEST) {
            throw new ChordException("'" + text + "' is not one key or two; write ctrl-k, or g g.");
        }
        return Arrays.stream(steps).map(ChordParser::key).toList();
    }

    static String nameOf(Code code) {
        return NAMES.getOrDefault(code, code.name());
    }

    private static Key key(String step) {
        boolean ctrl = false;
        boolean alt = false;
        boolean shift = false;
        String rest = step;
        for (Matcher m = MODIFIED.matcher(rest); m.matches(); m = MODIFIED.matcher(rest)) {
            switch (m.group(1).toLowerCase(Locale.ROOT)) {
                case "c", "ctrl", "control" -> ctrl = true;
                case "m", "a", "alt", "meta" -> alt = true;
                case "s", "shift" -> shift = true;
                default -> {
                    return named(step, rest, ctrl, alt, shift);
                }
            }
            rest = m.group(2);
        }
        return named(step, rest, ctrl, alt, shift);
    }

    private static Key named(String step, String name, boolean ctrl, boolean alt, boolean shift) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("space")) {
            return character(step, " ", ctrl, alt, shift);
        }
        if (name.codePointCount(0, name.length()) == 1) {
            return character(step, name, ctrl, alt, shift);
        }
        for (Code code : Code.values()) {
            if (code != Code.CHARACTER && nameOf(code).toLowerCase(Locale.ROOT).equals(lower)) {
                return new Key(code, "", ctrl, alt, shift);
            }
        }
        Code other = OTHER_NAMES.get(lower);
        if (other == null) {
            throw new ChordException("'" + step + "' is no key; write ctrl-k, alt-enter, shift-tab, f1, or g g.");
        }
        return new Key(other, "", ctrl, alt, shift);
    }

    private static Key character(String step, String text, boolean ctrl, boolean alt, boolean shift) {
        if (Character.getType(text.codePointAt(0)) == Character.CONTROL) {
            throw new ChordException("That is a control character; write its name, as in ctrl-k.");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (ctrl) {
            return control(step, lower, alt, shift);
        }
        boolean letter = Character.isLetter(text.codePointAt(0));
        if (shift && !letter) {
            throw new ChordException("A terminal does not report '" + step + "'; write the character that it makes.");
        }
        String typed = shift ? lower.toUpperCase(Locale.ROOT) : alt ? lower : text;
        if (alt && (typed.equals("[") || typed.equals("O"))) {
            throw new ChordException("'" + step + "' is how a terminal begins its own reports; take another key.");
        }
        return new Key(Code.CHARACTER, typed, false, alt, false);
    }

    private static Key control(String step, String lower, boolean alt, boolean shift) {
        String owned = OWNED.get(lower);
        if (owned != null) {
            throw new ChordException("'" + step + "' is " + owned + " to a terminal; bind that, or take another key.");
        }
        if (shift || !CONTROLS.contains(lower)) {
            throw new ChordException("A terminal does not report '" + step + "'; take another key.");
        }
        return new Key(Code.CHARACTER, lower, true, alt, false);
    }
}
