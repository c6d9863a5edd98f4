package dev.sotto.client.face.tui.overlay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the characters of a pattern in a text, in their order but with gaps, whatever their case. Beginnings of words
 * and characters side by side count more, gaps and what comes late less. Blanks in the pattern mean nothing.
 */
final class Fuzzy {
    /** Longer texts are looked at so far only: the work is pattern times text. */
    static final int MAX_TEXT = 256;

    private static final int MAX_PATTERN = 64;
    private static final int HIT = 16;
    private static final int AT_START = 12;
    private static final int AT_WORD = 10;
    private static final int CONSECUTIVE = 11;
    private static final int GAP = 3;
    private static final int MAX_LATE = 8;
    private static final int NONE = Integer.MIN_VALUE / 2;

    private Fuzzy() {}

    /** {@code positions} are indexes of code points, ascending. The greater score is the better one. */
    record Match(int score, List<Integer> positions) {}

    /** The best way to find it; an empty pattern is in every text with score 0. */
    static Optional<Match> match(String pattern, String text) {
        int[] wanted = folded(pattern, MAX_PATTERN)
                .filter(c -> !Character.isWhitespace(c))
                .toArray();
        int[] given = folded(text, MAX_TEXT).toArray();
        if (wanted.length == 0) {
            return Optional.of(new Match(0, List.of()));
        }
        if (wanted.length > given.length) {
            return Optional.empty();
        }
        return best(wanted, given, text.codePoints().limit(MAX_TEXT).toArray());
    }

    // score[i][j]: the best for the first i + 1 wanted ones with the last of them at j.
    private static Optional<Match> best(int[] wanted, int[] given, int[] original) {
        int[][] score = new int[wanted.length][given.length];
        int[][] from = new int[wanted.length][given.length];
        for (int i = 0; i < wanted.length; i++) {
            Arrays.fill(score[i], NONE);
            int reached = NONE;
            int reachedAt = -1;
            for (int j = i; j < given.length; j++) {
                if (i > 0 && j >= 2 && score[i - 1][j - 2] > reached) {
                    reached = score[i - 1][j - 2];
                    reachedAt = j - 2;
                }
                if (wanted[i] != given[j]) {
                    continue;
                }
                int own = HIT + startBonus(original, j);
                if (i == 0) {
                    score[i][j] = own - Math.min(j, MAX_LATE);
                    continue;
                }
                int beside = score[i - 1][j - 1] + CONSECUTIVE;
                int apart = reached - GAP;
                if (Math.max(beside, apart) > NONE / 2) {
                    score[i][j] = own + Math.max(beside, apart);
                    from[i][j] = beside >= apart ? j - 1 : reachedAt;
                }
            }
        }
        return traced(score, from, given.length == wanted.length);
    }

    private static Optional<Match> traced(int[][] score, int[][] from, boolean whole) {
        int[] last = score[score.length - 1];
        int at = 0;
        for (int j = 1; j < last.length; j++) {
            at = last[j] > last[at] ? j : at;
        }
        if (last[at] <= NONE / 2) {
            return Optional.empty();
        }
        int found = last[at] + (whole ? AT_START : 0);
        List<Integer> positions = new ArrayList<>();
        for (int i = score.length - 1; i >= 0; i--) {
            positions.add(0, at);
            at = from[i][at];
        }
        return Optional.of(new Match(found, List.copyOf(positions)));
    }

    private static int startBonus(int[] text, int at) {
        if (at == 0) {
            return AT_START;
        }
        boolean afterGap = !Character.isLetterOrDigit(text[at - 1]) && Character.isLetterOrDigit(text[at]);
        boolean hump = Character.isLowerCase(text[at - 1]) && Character.isUpperCase(text[at]);
        return afterGap || hump ? AT_WORD : 0;
    }

    private static IntStream folded(String text, int limit) {
        return text.codePoints().limit(limit).map(c -> Character.toLowerCase(Character.toUpperCase(c)));
    }
}
