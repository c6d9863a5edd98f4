package dev.sotto.client.face.tui.edit;

import dev.sotto.client.face.Shipped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The emoji that can be typed as a short code between colons; the table is {@code emoji.tsv} beside this class. */
final class Emoji {
    /** No code is longer. */
    static final int MAX_CODE = 32;

    private static final Map<String, String> TABLE = load();

    private Emoji() {}

    /** Short codes without their colons, of like ones the more usual first, and the emoji of each. */
    static Map<String, String> all() {
        return TABLE;
    }

    /** The emoji of a short code, which is given without its colons. */
    static Optional<String> of(String code) {
        return Optional.ofNullable(TABLE.get(code.toLowerCase(Locale.ROOT)));
    }

    /** Codes for a part of a name: that name itself first, then those that begin with it. */
    static List<String> codes(String part, int limit) {
        String wanted = part.toLowerCase(Locale.ROOT);
        List<String> codes = new ArrayList<>();
        if (TABLE.containsKey(wanted)) {
            codes.add(wanted);
        }
        for (String code : TABLE.keySet()) {
            if (code.startsWith(wanted) && !code.equals(wanted)) {
                codes.add(code);
            }
        }
        for (String code : TABLE.keySet()) {
            if (!code.startsWith(wanted) && code.contains(wanted)) {
                codes.add(code);
            }
        }
        return List.copyOf(codes.subList(0, Math.min(limit, codes.size())));
    }

    /** A line in which a colon was just typed: if it closes a short code, that becomes its emoji. */
    static Editor closed(Editor typed) {
        int end = typed.cursor() - 1;
        int start = opening(typed.text(), end);
        if (start < 0) {
            return typed;
        }
        return of(typed.text().substring(start + 1, end))
                .map(emoji -> typed.replace(start, end + 1, emoji))
                .orElse(typed);
    }

    /** Where the colon is that opens the code which ends before {@code end}; -1 if there is none. A time is no code. */
    static int opening(String text, int end) {
        int at = end - 1;
        while (at >= 0 && end - at <= MAX_CODE + 1 && isCode(text.charAt(at))) {
            at--;
        }
        boolean colon = at >= 0 && at < end - 1 && text.charAt(at) == ':';
        boolean free = at <= 0 || !(Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == ':');
        return colon && free ? at : -1;
    }

    private static boolean isCode(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '+'
                || c == '-';
    }

    private static Map<String, String> load() {
        Map<String, String> table = new LinkedHashMap<>();
        Shipped.text(Emoji.class, "emoji.tsv").lines().forEach(line -> {
            int tab = line.indexOf('\t');
            if (table.put(line.substring(0, tab), line.substring(tab + 1)) != null) {
                throw new IllegalStateException("emoji.tsv has a code twice: " + line.substring(0, tab));
            }
        });
        return Collections.unmodifiableMap(table);
    }
}
