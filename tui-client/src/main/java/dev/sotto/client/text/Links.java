package dev.sotto.client.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses in texts: http, https and mailto, nothing else. What is shown is the address itself, letter by letter, so
 * that nobody is led elsewhere; one with characters that are invisible, or that change their place, is none.
 */
public final class Links {
    /** Terminals and browsers stop near there. */
    private static final int MAX_LENGTH = 2_000;

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:https?://|mailto:)[^\\s<>\"`\u2502\u2424]+", Pattern.CASE_INSENSITIVE);
    private static final String PUNCTUATION = ".,;:!?'*_~|\u2026\u3002\u3001\uFF0C\uFF01\uFF1F\u300D\u300F\u2019\u201D";
    private static final String OPENING = "([{\uFF08";
    private static final String CLOSING = ")]}\uFF09";

    private Links() {}

    /** The addresses in a foreign text, in order, each once. */
    public static List<String> of(String text) {
        return DisplayText.of(text).lines().stream()
                .flatMap(line -> in(line).stream())
                .map(Link::address)
                .distinct()
                .toList();
    }

    /** Where in a sanitised line they stand. */
    public static List<Link> in(String line) {
        List<Link> links = new ArrayList<>();
        Matcher matcher = CANDIDATE.matcher(line);
        while (matcher.find()) {
            String address = trimmed(matcher.group());
            if (isAddress(address)) {
                links.add(new Link(matcher.start(), matcher.start() + address.length(), address));
            }
        }
        return links;
    }

    /** {@code from} to {@code to} in chars of the line. */
    public record Link(int from, int to, String address) {}

    /** Without what belongs to the sentence around it: punctuation, and closing brackets that it does not open. */
    private static String trimmed(String candidate) {
        int[] surplus = new int[CLOSING.length()];
        candidate.chars().forEach(c -> count(c, surplus));
        int end = candidate.length();
        while (end > 0) {
            char last = candidate.charAt(end - 1);
            int bracket = CLOSING.indexOf(last);
            boolean unopened = bracket >= 0 && surplus[bracket] > 0;
            if (!unopened && PUNCTUATION.indexOf(last) < 0) {
                break;
            }
            if (unopened) {
                surplus[bracket]--;
            }
            end--;
        }
        return candidate.substring(0, end);
    }

    private static void count(int sign, int[] surplus) {
        int closing = CLOSING.indexOf(sign);
        int opening = OPENING.indexOf(sign);
        if (closing >= 0) {
            surplus[closing]++;
        } else if (opening >= 0) {
            surplus[opening]--;
        }
    }

    private static boolean isAddress(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean complete = lower.startsWith("mailto:")
                ? lower.indexOf('@') > "mailto:".length() && !lower.endsWith("@")
                : Character.isLetterOrDigit(lower.codePointAt(Math.min(lower.length() - 1, lower.indexOf("//") + 2)))
                        || lower.contains("//[");
        return complete && text.length() <= MAX_LENGTH && text.codePoints().noneMatch(Links::isDeceptive);
    }

    /** A replacement or picture of what the sanitiser took away, an isolate, or a character that is not read left to right. */
    private static boolean isDeceptive(int c) {
        return c == 0xFFFD
                || (c >= 0x2400 && c <= 0x2424)
                || switch (Character.getDirectionality(c)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                            Character.DIRECTIONALITY_ARABIC_NUMBER,
                            Character.DIRECTIONALITY_UNDEFINED -> true;
                    default -> Character.getType(c) == Character.FORMAT;
                };
    }
}
