package dev.sotto.client.face.tui.start;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a passphrase into the pieces that are the cheapest to guess together: common words, names that everybody knows
 * here, what is pronounceable and so probably a word, runs along a row of keys, repetitions, years, and single
 * characters where nothing else is left. Works on arrays that it wipes.
 */
final class StrengthEstimate {
    private static final double COMMON_WORD = 9;
    private static final double KNOWN_NAME = 2;
    private static final double PRONOUNCEABLE_WORD = 13;
    private static final double LONGER_WORD = 1.5;
    private static final double RUN = 4.5;
    private static final double YEAR = 7;
    private static final double DISGUISE = 1;
    private static final double SAME_AGAIN = 0.2;
    private static final double REPETITION = 2;
    private static final double SEPARATOR = 3;
    private static final int LONGEST_WORD = 16;
    private static final int LONGEST = 72;
    private static final String DISGUISES = "0o1l3e4a5s7t@a$s!i|l8b";

    private final char[] given;
    private final char[] plain;
    private final List<String> known;
    private final double single;

    private StrengthEstimate(char[] given, char[] plain, List<String> known) {
        this.given = given;
        this.plain = plain;
        this.known = known;
        this.single = Math.log(alphabet(given)) / Math.log(2);
    }

    /** Looks at so many characters as anybody types. */
    static Strength of(char[] typed, int length, List<String> known) {
        char[] given = Arrays.copyOf(typed, Math.min(length, LONGEST));
        char[] plain = new char[given.length];
        for (int i = 0; i < given.length; i++) {
            plain[i] = undisguised(Character.toLowerCase(given[i]));
        }
        List<String> names = known.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.length() > 2)
                .toList();
        try {
            return new Strength((int) Math.round(new StrengthEstimate(given, plain, names).cheapest()));
        } finally {
            Arrays.fill(given, '\0');
            Arrays.fill(plain, '\0');
        }
    }

    // best[end]: the bits of the first so many characters.
    private double cheapest() {
        double[] best = new double[given.length + 1];
        for (int end = 1; end <= given.length; end++) {
            best[end] = best[end - 1] + single(end - 1);
            for (int start = 0; start < end - 1; start++) {
                best[end] = Math.min(best[end], best[start] + piece(start, end));
            }
        }
        return best[given.length];
    }

    private double single(int at) {
        if (repeats(at, at + 1)) {
            return SAME_AGAIN;
        }
        return " -_.,".indexOf(given[at]) >= 0 ? Math.min(SEPARATOR, single) : single;
    }

    private double piece(int start, int end) {
        int length = end - start;
        double bits = Double.MAX_VALUE;
        if (length >= 3 && alongARow(start, end)) {
            bits = RUN + 0.3 * length;
        }
        if (start >= length && repeats(start, end)) {
            bits = Math.min(bits, REPETITION + SAME_AGAIN * length);
        }
        if (length == 4 && isYear(start)) {
            bits = Math.min(bits, YEAR);
        }
        if (length > 2 && isIn(known, start, length)) {
            bits = Math.min(bits, KNOWN_NAME + disguise(start, end));
        }
        if (length > 2 && length <= LONGEST_WORD && isCommon(start, length)) {
            bits = Math.min(bits, COMMON_WORD + disguise(start, end));
        }
        if (length > 2 && length <= LONGEST_WORD && isPronounceable(start, end)) {
            double word = PRONOUNCEABLE_WORD + LONGER_WORD * Math.max(0, length - 6);
            bits = Math.min(bits, word + disguise(start, end));
        }
        return bits;
    }

    // Capitals and digits put for letters: a beginning capital is what everybody does.
    private double disguise(int start, int end) {
        double bits = 0;
        for (int i = start; i < end; i++) {
            boolean plainCapital = i == start && Character.isUpperCase(given[i]);
            bits += given[i] == plain[i] ? 0 : plainCapital ? DISGUISE / 2 : DISGUISE;
        }
        return bits;
    }

    private boolean isCommon(int start, int length) {
        for (String word : CommonWords.ALL) {
            if (isAt(word, start, length)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(List<String> words, int start, int length) {
        return words.stream().anyMatch(word -> isAt(word, start, length));
    }

    // No string is made of what was typed.
    private boolean isAt(String word, int start, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (undisguised(word.charAt(i)) != plain[start + i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isPronounceable(int start, int end) {
        int vowels = 0;
        int consonants = 0;
        for (int i = start; i < end; i++) {
            if (!Character.isLetter(plain[i])) {
                return false;
            }
            boolean vowel = "aeiouy\u00e4\u00f6\u00fc\u00e9\u00e8\u00e0".indexOf(plain[i]) >= 0;
            vowels += vowel ? 1 : 0;
            consonants = vowel ? 0 : consonants + 1;
            if (consonants > 3) {
                return false;
            }
        }
        return 10 * vowels >= 3 * (end - start) && vowels < end - start;
    }

    private boolean alongARow(int start, int end) {
        for (String row : CommonWords.ROWS) {
            int at = row.indexOf(Character.toLowerCase(given[start]));
            for (int step = -1; at >= 0 && step <= 1; step += 2) {
                int i = start;
                int place = at;
                while (i < end
                        && place >= 0
                        && place < row.length()
                        && row.charAt(place) == Character.toLowerCase(given[i])) {
                    i++;
                    place += step;
                }
                if (i == end) {
                    return true;
                }
            }
        }
        return false;
    }

    // The same stood right before.
    private boolean repeats(int start, int end) {
        int length = end - start;
        if (start < length) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (plain[i] != plain[i - length]) {
                return false;
            }
        }
        return true;
    }

    private boolean isYear(int start) {
        boolean century =
                (given[start] == '1' && given[start + 1] == '9') || (given[start] == '2' && given[start + 1] == '0');
        return century && Character.isDigit(given[start + 2]) && Character.isDigit(given[start + 3]);
    }

    private static char undisguised(char c) {
        int at = DISGUISES.indexOf(c);
        return at >= 0 && at % 2 == 0 ? DISGUISES.charAt(at + 1) : c;
    }

    private static int alphabet(char[] given) {
        boolean lower = false;
        boolean upper = false;
        boolean digit = false;
        boolean sign = false;
        boolean other = false;
        for (char c : given) {
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            digit |= c >= '0' && c <= '9';
            sign |= c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
            other |= c >= 0x7F;
        }
        // A blank between words adds next to nothing.
        return Math.max(2, (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (sign ? 32 : 0) + (other ? 60 : 0));
    }
}
