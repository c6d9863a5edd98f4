package dev.sotto.client.face.json;

import java.util.List;
import java.util.Optional;

/**
 * Builds one JSON object in one line (RFC 8259). Text goes in as it is; what could harm a terminal that shows the line
 * (controls, bidi and other format characters, line separators) and lone surrogates are written as escapes, which mean
 * the same to a parser.
 */
final class JsonLine {
    private final StringBuilder json = new StringBuilder("{");

    JsonLine with(String name, String value) {
        return raw(name, quoted(value));
    }

    JsonLine with(String name, Optional<String> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    JsonLine with(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    JsonLine with(String name, long value) {
        return raw(name, Long.toString(value));
    }

    JsonLine with(String name, JsonLine object) {
        return raw(name, object.toString());
    }

    JsonLine with(String name, List<JsonLine> objects) {
        return raw(name, objects.toString());
    }

    /** {@code json} is valid JSON already. */
    JsonLine raw(String name, String value) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append(quoted(name)).append(':').append(value);
        return this;
    }

    /** The finished object. */
    @Override
    public String toString() {
        return json + "}";
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int length = Character.charCount(codePoint);
            if (codePoint == '"' || codePoint == '\\') {
                quoted.append('\\').append((char) codePoint);
            } else if (mustBeEscaped(codePoint)) {
                for (int i = at; i < at + length; i++) {
                    quoted.append(String.format("\\u%04x", (int) text.charAt(i)));
                }
            } else {
                quoted.appendCodePoint(codePoint);
            }
            at += length;
        }
        return quoted.append('"').toString();
    }

    private static boolean mustBeEscaped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
