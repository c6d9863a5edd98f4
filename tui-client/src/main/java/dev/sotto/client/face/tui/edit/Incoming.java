package dev.sotto.client.face.tui.edit;

/**
 * Typed or pasted text as the line takes it: line breaks as {@code \n}, well-formed Unicode (a lone surrogate, which no
 * message can carry, becomes U+FFFD), no longer than there is room for. Nothing else is changed: what was typed is
 * what is sent.
 */
record Incoming(String text, boolean cut) {
    /**
     * Takes what fits.
     *
     * @param room bytes of UTF-8
     */
    static Incoming of(String raw, int room) {
        StringBuilder taken = new StringBuilder(Math.min(raw.length(), room));
        int bytes = 0;
        int at = 0;
        while (at < raw.length()) {
            int codePoint = raw.codePointAt(at);
            at += Character.charCount(codePoint);
            if (codePoint == '\r') {
                at += at < raw.length() && raw.charAt(at) == '\n' ? 1 : 0;
                codePoint = '\n';
            } else if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                codePoint = 0xFFFD;
            }
            bytes += utf8Length(codePoint);
            if (bytes > room) {
                return shortened(taken.appendCodePoint(codePoint).toString(), taken.length());
            }
            taken.appendCodePoint(codePoint);
        }
        return new Incoming(taken.toString(), false);
    }

    static int utf8Length(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            // Each half of a pair stands for two of its four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** The text ends with the first character that does not fit; half a cluster is not taken either. */
    private static Incoming shortened(String text, int lengthWithIt) {
        int last = text.offsetByCodePoints(lengthWithIt, -1);
        return new Incoming(text.substring(0, Boundaries.floor(text, last)), true);
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
