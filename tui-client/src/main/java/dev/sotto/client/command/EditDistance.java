package dev.sotto.client.command;

import java.util.Collection;
import java.util.Optional;

/** How many letters were typed wrong, left out, added or swapped with their neighbour (optimal string alignment). */
public final class EditDistance {
    private static final int TYPO_DISTANCE = 2;

    private EditDistance() {}

    /** The word that was probably meant, the first of those equally near; empty if none is near enough. */
    public static Optional<String> nearest(String typed, Collection<String> words) {
        // Two wrong letters of a word of four are another word.
        int bestDistance = Math.min(TYPO_DISTANCE, Math.max(1, typed.length() / 3)) + 1;
        Optional<String> best = Optional.empty();
        for (String word : words) {
            int distance = between(typed, word, TYPO_DISTANCE);
            if (distance < bestDistance) {
                best = Optional.of(word);
                bestDistance = distance;
            }
        }
        return best;
    }

    /** The distance, or {@code limit + 1} if it is more: a long line costs nothing. */
    public static int between(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return Math.min(cost[a.length()][b.length()], limit + 1);
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
