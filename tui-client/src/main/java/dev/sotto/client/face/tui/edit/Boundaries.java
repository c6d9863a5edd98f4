package dev.sotto.client.face.tui.edit;

import dev.sotto.client.text.Clusters;

/**
 * Where in a text a cursor may stand: between two grapheme clusters, never inside one. Looks only at the surroundings
 * of the place that is asked for, so a long text costs no more than a short one.
 */
final class Boundaries {
    private Boundaries() {}

    /** The boundary before that one; 0 at the start. */
    static int before(String text, int at) {
        return at <= 0 ? 0 : floor(text, at - 1);
    }

    /** The boundary behind that one; the length at the end. */
    static int after(String text, int at) {
        return at >= text.length() ? text.length() : ceiling(text, at + 1);
    }

    /** The last boundary that is not behind {@code at}. */
    static int floor(String text, int at) {
        if (at >= text.length()) {
            return text.length();
        }
        int start = certainBefore(text, Math.max(0, at));
        return start == at ? at : walk(text, start, at, false);
    }

    /** The first boundary that is not before {@code at}. */
    static int ceiling(String text, int at) {
        if (at <= 0) {
            return 0;
        }
        if (at >= text.length()) {
            return text.length();
        }
        int start = certainBefore(text, at);
        return start == at ? at : walk(text, start, at, true);
    }

    private static int walk(String text, int start, int at, boolean beyond) {
        int boundary = start;
        for (String cluster : Clusters.split(text.substring(start, certainBehind(text, at)))) {
            int next = boundary + cluster.length();
            if (next > at) {
                return beyond && boundary < at ? next : boundary;
            }
            boundary = next;
        }
        return boundary;
    }

    private static int certainBefore(String text, int at) {
        int start = at;
        while (!isCertain(text, start)) {
            start--;
        }
        return start;
    }

    private static int certainBehind(String text, int at) {
        int end = at + 1;
        while (!isCertain(text, end)) {
            end++;
        }
        return end;
    }

    /** Whether nothing around could join the characters on both sides (UAX #29: GB1, GB2, GB4, GB5, GB999). */
    private static boolean isCertain(String text, int at) {
        if (at <= 0 || at >= text.length()) {
            return true;
        }
        char left = text.charAt(at - 1);
        char right = text.charAt(at);
        return left == '\n' || right == '\n' || (SafeCells.standsAlone(left) && SafeCells.standsAlone(right));
    }
}
