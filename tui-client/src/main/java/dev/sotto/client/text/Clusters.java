package dev.sotto.client.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Grapheme clusters of text and how many columns each takes. */
public final class Clusters {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Clusters() {}

    /** The clusters of a text, in order. */
    public static List<String> split(String text) {
        List<String> clusters = new ArrayList<>(text.length());
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            clusters.add(matcher.group());
        }
        return clusters;
    }

    /** Columns of a whole text. */
    public static int width(String text) {
        return split(text).stream().mapToInt(Clusters::widthOf).sum();
    }

    /** Columns of one cluster: 1 or 2. */
    public static int widthOf(String cluster) {
        int first = cluster.codePointAt(0);
        return first < 0x1100 ? 1 : 2;
    }

    /** Whether a terminal would take it for an order. */
    public static boolean isControl(String cluster) {
        return cluster.codePoints().anyMatch(Character::isISOControl);
    }

    /** The longest beginning that fits into so many columns. */
    public static String cut(String text, int columns) {
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (String cluster : split(text)) {
            used += widthOf(cluster);
            if (used > columns) {
                break;
            }
            cut.append(cluster);
        }
        return cut.toString();
    }

    /** The text if it fits, else its beginning and an ellipsis. */
    public static String ellipsis(String text, int columns) {
        return width(text) <= columns ? text : cut(text, columns - 1) + (columns > 0 ? "\u2026" : "");
    }
}
