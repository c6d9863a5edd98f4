package dev.sotto.client.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The addresses in a text that a person may want to open: those that begin with {@code http://}, {@code https://} or
 * {@code mailto:}, up to the next blank, quote, angle bracket or character that does not show. Punctuation of the
 * sentence around it is not part of an address, and a closing bracket only if it was opened in it. As written by their
 * author: not sanitised, and nothing says that they are safe to open.
 */
public final class Links {
    private static final List<String> BEGINNINGS = List.of("https://", "http://", "mailto:");
    private static final String PUNCTUATION = ".,;:!?'*_~";

    /** What is longer is no address that a person reads before opening it. */
    private static final int MAX_LENGTH = 2_048;

    private Links() {}

    /** In the order of the text; an address that is there twice comes twice. */
    public static List<String> of(String text) {
        List<String> links = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        // Lower case may have another length in some scripts: then only what is written in lower case is found.
        String searched = lower.length() == text.length() ? lower : text;
        int at = 0;
        while (at < text.length()) {
            int beginning = beginning(searched, at);
            int end = beginning == 0 ? at : end(text, at);
            if (beginning > 0 && end - at > beginning && end - at <= MAX_LENGTH) {
                links.add(text.substring(at, end));
            }
            at = Math.max(end, at + 1);
        }
        return List.copyOf(links);
    }

    /** The length of what an address begins with, if one begins there. */
    private static int beginning(String text, int at) {
        char first = text.charAt(at);
        boolean possible = first == 'h' || first == 'm';
        if (!possible || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))) {
            return 0;
        }
        for (String beginning : BEGINNINGS) {
            if (text.startsWith(beginning, at)) {
                return beginning.length();
            }
        }
        return 0;
    }

    private static int end(String text, int begin) {
        int end = begin;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            if (!belongs(codePoint)) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        int brackets = open(text, begin, end);
        while (end > begin) {
            char last = text.charAt(end - 1);
            if (isClosing(last) && brackets < 0) {
                brackets++;
            } else if (PUNCTUATION.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return end;
    }

    /** How many round, square and curly brackets are opened more than closed. */
    private static int open(String text, int begin, int end) {
        return text.substring(begin, end)
                .chars()
                .map(c -> isClosing((char) c) ? -1 : "([{".indexOf(c) >= 0 ? 1 : 0)
                .sum();
    }

    private static boolean isClosing(char c) {
        return ")]}".indexOf(c) >= 0;
    }

    private static boolean belongs(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> "<>\"`".indexOf(codePoint) < 0;
        };
    }
}
