package dev.sotto.client.face.tui.term;

import dev.sotto.client.text.Clusters;

/** A cluster as it may be sent: the last net below the sanitiser, because the compose line holds what was pasted. */
final class Glyph {
    private Glyph() {}

    /** Every terminal gives it one column, so that nothing needs to be positioned after it. */
    static boolean isPlain(String cluster) {
        if (cluster.length() != 1) {
            return false;
        }
        char c = cluster.charAt(0);
        return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x300 && c != 0xAD) || (c >= 0x2500 && c <= 0x259F);
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
