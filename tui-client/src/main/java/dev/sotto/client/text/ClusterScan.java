package dev.sotto.client.text;

/**
 * Where a cluster ends and how wide it is: a base with everything behind it that takes no column, a sequence of emoji, a
 * flag, a keycap, a syllable of Hangul. Narrower than the clusters of UAX #29 in one respect: a mark that takes a column
 * (Devanagari vowel signs and the like) is a cluster of its own, because terminals give it one.
 */
final class ClusterScan {
    /** In code points. Twice what the longest emoji and the sanitiser's marks need; the rest becomes the next cluster. */
    static final int MAX_LENGTH = 32;

    private static final int ZWJ = 0x200D;
    private static final int TEXT_SELECTOR = 0xFE0E;
    private static final int EMOJI_SELECTOR = 0xFE0F;

    private ClusterScan() {}

    /** The index behind the cluster that begins at {@code from}. */
    static int end(String text, int from) {
        char first = text.charAt(from);
        int next = from + 1;
        if (first < 0x300 && (next == text.length() || text.charAt(next) < 0x300)) {
            return next;
        }
        int at = from;
        int length = 0;
        int base = text.codePointAt(at);
        while (Columns.opensDirection(base) && ++length < MAX_LENGTH) {
            at += Character.charCount(base);
            if (at == text.length() || standsAlone(text.codePointAt(at))) {
                return at;
            }
            base = text.codePointAt(at);
        }
        at += Character.charCount(base);
        if (standsAlone(base)) {
            return at;
        }
        int previous = base;
        boolean flagOpen = Columns.isRegional(base);
        while (at < text.length() && ++length < MAX_LENGTH) {
            int c = text.codePointAt(at);
            if (!(extendsCluster(previous, c) || (flagOpen && Columns.isRegional(c)))) {
                break;
            }
            flagOpen = false;
            at += Character.charCount(c);
            previous = c;
        }
        return at;
    }

    /** 1 or 2. */
    static int width(String cluster) {
        int at = baseIndex(cluster);
        int base = cluster.codePointAt(at);
        if (Columns.isWide(base)) {
            return 2;
        }
        for (at += Character.charCount(base);
                at < cluster.length();
                at += Character.charCount(cluster.codePointAt(at))) {
            int c = cluster.codePointAt(at);
            if (c == EMOJI_SELECTOR && CodePoints.selects(c, base)) {
                return 2;
            }
            // A second picture, a skin tone, the other half of a flag.
            if (Columns.isWide(c) || Columns.isRegional(c)) {
                return 2;
            }
        }
        return 1;
    }

    /** What the rest of the cluster stands on. */
    static int base(String cluster) {
        return cluster.codePointAt(baseIndex(cluster));
    }

    private static int baseIndex(String cluster) {
        int at = 0;
        while (Columns.opensDirection(cluster.charAt(at)) && at + 1 < cluster.length()) {
            at++;
        }
        return at;
    }

    private static boolean extendsCluster(int previous, int c) {
        if (c < 0x300 || Columns.opensDirection(c)) {
            return previous == ZWJ && CodePoints.isEmoji(c);
        }
        if (CodePoints.isEmojiModifier(c)) {
            return CodePoints.isEmoji(previous) || previous == EMOJI_SELECTOR || previous == TEXT_SELECTOR;
        }
        return Columns.isMark(c)
                || (Columns.isHangulTail(c) && Columns.isHangulBase(previous))
                || (previous == ZWJ && CodePoints.isEmoji(c));
    }

    /** Nothing attaches to it: a control character, a line or paragraph separator, half of a surrogate pair. */
    static boolean standsAlone(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || (c >= 0xD800 && c <= 0xDFFF);
    }
}
