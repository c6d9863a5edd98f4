package dev.sotto.client.face.tui.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Changes one key of {@code [tui]} in a TOML text and leaves everything else as it is, comments and layout included.
 * Where the line should be is only guessed; each guess is parsed and taken if it says what it should and nothing else.
 */
final class SettingLine {
    private static final Pattern HEADER =
            Pattern.compile("(?m)^[ \\t]*\\[[ \\t]*[\"']?tui[\"']?[ \\t]*][ \\t]*(?:#.*)?$");
    private static final Pattern KEY_THEN_VALUE = Pattern.compile("(?:[A-Za-z0-9_-]+|\"[^\"\\\\\\n"
            + "]*\"|'[^'\\n"
            + "]*')(?:[ \\t]*\\.[ \\t]*(?:[A-Za-z0-9_-]+|\"[^\"\\\\\\n"
            + "]*\"|'[^'\\n"
            + "]*'))*[ \\t]*=[ \\t]*(\"(?:[^\"\\\\\\n"
            + "]|\\\\.)*\"|'[^'\\n"
            + "]*'|[A-Za-z0-9_+.:-]+)");
    private static final int HEADERS = 16;

    private SettingLine() {}

    /** The new text, or nothing if no way is safe. */
    static Optional<String> with(String text, String key, Object value) {
        TomlParseResult before = Toml.parse(text);
        if (before.hasErrors()) {
            return Optional.empty();
        }
        Map<List<String>, String> wanted = content(before);
        wanted.put(List.of("tui", key), form(value));
        return guesses(text, before, key, Setting.toToml(value)).stream()
                .filter(guess -> says(guess, wanted))
                .findFirst();
    }

    private static List<String> guesses(String text, TomlParseResult before, String key, String value) {
        List<String> guesses = new ArrayList<>();
        TomlPosition position = before.inputPositionOf(List.of("tui", key));
        if (position != null) {
            replaced(text, position, value).ifPresent(guesses::add);
            return guesses;
        }
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String line = key + " = " + value;
        Matcher header = HEADER.matcher(text);
        for (int tried = 0; tried < HEADERS && header.find(); tried++) {
            String rest = text.substring(header.end()).replaceFirst("^\r?\n", "");
            guesses.add(text.substring(0, header.end()).stripTrailing() + end + line + end + rest);
        }
        String joint = text.isEmpty() ? "" : text.endsWith("\n") ? end : end + end;
        guesses.add(text + joint + "[tui]" + end + line + end);
        guesses.add("tui." + line + end + text);
        return guesses;
    }

    private static Optional<String> replaced(String text, TomlPosition position, String value) {
        int start = 0;
        for (int line = 1; line < position.line() && start >= 0; line++) {
            start = text.indexOf('\n', start) + 1;
        }
        int lineEnd = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
        if (text.codePointCount(start, lineEnd) < position.column() - 1) {
            return Optional.empty();
        }
        int keyAt = text.offsetByCodePoints(start, position.column() - 1);
        Matcher found = KEY_THEN_VALUE.matcher(text).region(keyAt, lineEnd);
        return found.lookingAt()
                ? Optional.of(text.substring(0, found.start(1)) + value + text.substring(found.end(1)))
                : Optional.empty();
    }

    private static boolean says(String guess, Map<List<String>, String> wanted) {
        TomlParseResult after = Toml.parse(guess);
        return !after.hasErrors() && content(after).equals(wanted);
    }

    /** Every value with its path; tables only if they are empty. */
    private static Map<List<String>, String> content(TomlTable table) {
        Map<List<String>, String> content = new HashMap<>();
        table.entryPathSet(false).forEach(entry -> content.put(entry.getKey(), form(entry.getValue())));
        return content;
    }

    /** Equal for equal values of the same type only. */
    private static String form(@Nullable Object value) {
        if (value instanceof TomlArray array) {
            return "array " + array.toJson();
        }
        return value == null ? "" : value.getClass().getName() + " " + value;
    }
}
