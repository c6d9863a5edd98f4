package dev.sotto.client.face.tui.term;

import dev.sotto.client.text.Clusters;

/** A cluster as it may be sent: the last net below the sanitiser, because the compose line holds what was pasted. */
final class Glyph {
    private static final int POP_ISOLATE = 0x2069;

    private Glyph() {}

    /** Every terminal gives it one column, so that nothing needs to be positioned after it. */
    static boolean isPlain(String cluster) {
        if (cluster.length() != 1) {
            return false;
        }
        char c = cluster.charAt(0);
        return in(c, 0x20, 0x7E)
                || (in(c, 0xA0, 0x2FF) && c != 0xAD)
                || in(c, 0x391, 0x482) // Greek and Cyrillic
                || in(c, 0x48A, 0x52F)
                || in(c, 0x1E00, 0x1EFF)
                || in(c, 0x2500, 0x259F); // lines and blocks
    }

    /**
     * The columns that a terminal may give it that knows no clusters and adds up what it is made of (joined emoji, a flag,
     * a skin tone) or gives the end of an isolate a cell: what stands there has to be sent after it.
     */
    static int widest(String cluster) {
        return cluster.length() == 1
                ? 1
                : cluster.codePoints()
                        .filter(c -> Character.getType(c) != Character.FORMAT || c == POP_ISOLATE)
                        .map(c -> c == POP_ISOLATE ? 1 : Clusters.widthOf(Character.toString(c)))
                        .sum();
    }

    /** No control characters, nothing that turns the direction of what is around it, never nothing, never a bare mark. */
    static String safe(String cluster) {
        if (isPlain(cluster)) {
            return cluster;
        }
        if (Clusters.isControl(cluster)) {
            return "\uFFFD";
        }
        StringBuilder safe = new StringBuilder(cluster.length() + 1);
        cluster.codePoints().filter(Glyph::mayPass).forEach(safe::appendCodePoint);
        if (safe.isEmpty()) {
            return " ";
        }
        return Clusters.isBare(safe.toString()) ? safe.insert(0, ' ').toString() : safe.toString();
    }

    private static boolean in(char c, int first, int last) {
        return c >= first && c <= last;
    }

    private static boolean mayPass(int c) {
        if (Character.getType(c) != Character.FORMAT) {
            return true;
        }
        boolean joiner = c == 0x200C || c == 0x200D;
        boolean isolate = c == 0x2068 || c == 0x2069;
        boolean tag = c >= 0xE0020 && c <= 0xE007F;
        return joiner || isolate || tag || !Clusters.isBare(Character.toString(c));
    }
}
