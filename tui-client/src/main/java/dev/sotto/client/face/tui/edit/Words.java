package dev.sotto.client.face.tui.edit;

/**
 * Words as a cursor jumps over them: blanks and punctuation are skipped, then a run of letters and digits, or a run of
 * other signs such as emoji. Always between two clusters.
 */
final class Words {
    private enum Kind {
        GAP,
        WORD,
        SIGN
    }

    private Words() {}

    /** The start of the word before {@code at}. */
    static int before(String text, int at) {
        int start = at;
        while (start > 0 && kindBefore(text, start) == Kind.GAP) {
            start = Boundaries.before(text, start);
        }
        if (start > 0) {
            Kind kind = kindBefore(text, start);
            while (start > 0 && kindBefore(text, start) == kind) {
                start = Boundaries.before(text, start);
            }
        }
        return start;
    }

    /** The end of the word behind {@code at}. */
    static int after(String text, int at) {
        int end = at;
        while (end < text.length() && kind(text, end) == Kind.GAP) {
            end = Boundaries.after(text, end);
        }
        if (end < text.length()) {
            Kind kind = kind(text, end);
            while (end < text.length() && kind(text, end) == kind) {
                end = Boundaries.after(text, end);
            }
        }
        return end;
    }

    private static Kind kindBefore(String text, int at) {
        return kind(text, Boundaries.before(text, at));
    }

    private static Kind kind(String text, int at) {
        int codePoint = text.codePointAt(at);
        if (codePoint == '_' || Character.isLetterOrDigit(codePoint)) {
            return Kind.WORD;
        }
        return switch (Character.getType(codePoint)) {
            case Character.OTHER_SYMBOL, Character.SURROGATE, Character.MODIFIER_SYMBOL, Character.UNASSIGNED ->
                codePoint < 0x80 ? Kind.GAP : Kind.SIGN;
            default -> Kind.GAP;
        };
    }
}
