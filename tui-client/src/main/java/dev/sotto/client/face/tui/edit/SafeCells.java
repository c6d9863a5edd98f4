package dev.sotto.client.face.tui.edit;

import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;

/** How one's own text is drawn: cluster by cluster through {@link DisplayText}, so that a pasted control can do nothing. */
final class SafeCells {
    private static final String NOTHING_TO_SEE = "\uFFFD";
    private static final String TAB = "\u2409";

    private SafeCells() {}

    /** Columns that a cluster of the text takes: at least 1. */
    static int width(String cluster) {
        if (cluster.length() == 1) {
            char c = cluster.charAt(0);
            if (isPlain(c)) {
                return 1;
            }
            if (isWide(c)) {
                return 2;
            }
        }
        return Clusters.width(cell(cluster));
    }

    /** A row, safe to draw; its clusters take the columns that {@link #width} says. */
    static String row(String source) {
        StringBuilder cells = new StringBuilder(source.length());
        for (String cluster : Clusters.split(source)) {
            cells.append(cell(cluster));
        }
        return DisplayText.line(cells.toString());
    }

    /** Whether it is a cluster of its own beside another one of these, whatever else is about. */
    static boolean standsAlone(char c) {
        return isPlain(c) || isWide(c);
    }

    private static String cell(String cluster) {
        if (cluster.length() == 1 && (isPlain(cluster.charAt(0)) || isWide(cluster.charAt(0)))) {
            return cluster;
        }
        String safe = cluster.equals("\t")
                ? TAB
                : DisplayText.line(cluster).replace("\u2068", "").replace("\u2069", "");
        return safe.isEmpty() ? NOTHING_TO_SEE : safe;
    }

    /** Printable ASCII and the letters of Latin, Greek and Cyrillic: most of all text, known without a look. */
    private static boolean isPlain(char c) {
        return (c >= ' ' && c < 0x7F) || (c >= 0xC0 && c < 0x250) || (c >= 0x386 && c < 0x482 && Character.isLetter(c));
    }

    /** Kana, common ideographs and Hangul syllables. */
    private static boolean isWide(char c) {
        return (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A1 && c <= 0x30FA)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3);
    }
}
