package dev.sotto.client.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What the sanitiser needs to know of a single code point (Unicode Standard, chapters 23.2 to 23.9; UTS #51). */
final class CodePoints {
    /** Scripts whose letters change their shape beside ZWJ and ZWNJ (Arabic and Syriac kinds, and the Indic ones). */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE);

    /** A flag of a region is a black flag, at most this many tags, and a cancel tag. */
    private static final int MAX_FLAG_TAGS = 6;

    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;

    private CodePoints() {}

    static boolean isLineBreak(int c) {
        return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Direction marks without an effect beyond the isolate that surrounds the line. */
    static boolean isImplicitMark(int c) {
        return c == 0x200E || c == 0x200F || c == 0x61C;
    }

    /** No glyph, no agreed glyph, or not a character: nothing that a reader could see for what it is. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> true;
            case Character.FORMAT -> !isVisibleFormat(c);
            case Character.UNASSIGNED -> isNoncharacter(c) || c >= 0xE0000 || in(c, 0xFFF0, 0xFFF8) || c == 0x2065;
            default -> isBlankLetter(c);
        };
    }

    /** Marks, and the vowel and final consonants of Hangul that stack on a syllable like marks do. */
    static boolean isCombining(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> in(c, 0x1160, 0x11FF) || in(c, 0xD7B0, 0xD7FF);
        };
    }

    static boolean isVariationSelector(int c) {
        return in(c, 0xFE00, 0xFE0F) || in(c, 0xE0100, 0xE01EF) || in(c, 0x180B, 0x180D) || c == 0x180F;
    }

    /** Can that selector mean anything behind that code point? */
    static boolean selects(int selector, int base) {
        if (base <= 0 || isVariationSelector(base)) {
            return false;
        }
        if (selector == 0xFE0E || selector == 0xFE0F) {
            return isEmoji(base)
                    || "0123456789#*".indexOf(base) >= 0
                    || Character.getType(base) == Character.MATH_SYMBOL;
        }
        UnicodeScript script = UnicodeScript.of(base);
        return selector >= 0xFE00
                ? script == UnicodeScript.HAN && Character.isLetter(base)
                : script == UnicodeScript.MONGOLIAN;
    }

    /** The blocks in which emoji live; the JDK knows the exact property from 21 on only. */
    static boolean isEmoji(int c) {
        return in(c, 0x1F000, 0x1FAFF)
                || in(c, 0x2600, 0x27BF)
                || in(c, 0x2190, 0x21FF)
                || in(c, 0x2300, 0x23FF)
                || in(c, 0x2B00, 0x2BFF)
                || c == 0xA9
                || c == 0xAE
                || c == 0x203C
                || c == 0x2049
                || c == 0x2122
                || c == 0x2139
                || in(c, 0x25AA, 0x25FE)
                || c == 0x3030
                || c == 0x303D
                || c == 0x3297
                || c == 0x3299;
    }

    static boolean isEmojiModifier(int c) {
        return in(c, 0x1F3FB, 0x1F3FF);
    }

    /** Strongly right-to-left, an Arabic digit, or a code point of a right-to-left block that this JDK does not know. */
    static boolean reorders(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            case Character.DIRECTIONALITY_UNDEFINED ->
                in(c, 0x590, 0x8FF) || in(c, 0xFB1D, 0xFEFF) || in(c, 0x10800, 0x10FFF) || in(c, 0x1E800, 0x1EFFF);
            default -> false;
        };
    }

    /** A letter or mark of a script in which the joiners change shapes. */
    static boolean joins(int c) {
        boolean shaped = c > 0 && (Character.isLetter(c) || isCombining(c));
        return shaped && !isInvisible(c) && !isVariationSelector(c) && JOINING.contains(UnicodeScript.of(c));
    }

    /** The length in chars of a flag made of tags that begins at {@code at}, 0 if none does. */
    static int flagTagSequence(String text, int at) {
        if (text.codePointAt(at) != BLACK_FLAG) {
            return 0;
        }
        int end = at + 2;
        for (int tags = 0; tags <= MAX_FLAG_TAGS && end < text.length(); tags++) {
            int tag = text.codePointAt(end);
            end += Character.charCount(tag);
            if (tag == CANCEL_TAG) {
                return tags > 0 ? end - at : 0;
            }
            if (!(in(tag, 0xE0030, 0xE0039) || in(tag, 0xE0061, 0xE007A))) {
                return 0;
            }
        }
        return 0;
    }

    /** Format characters with a glyph: signs that stand before or around numbers. */
    static boolean isVisibleFormat(int c) {
        return in(c, 0x600, 0x605) || c == 0x6DD || c == 0x8E2 || c == 0x110BD || c == 0x110CD;
    }

    /** Fillers that count as letters or marks and show nothing. */
    private static boolean isBlankLetter(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x034F || c == 0x17B4 || c == 0x17B5;
    }

    private static boolean in(int c, int first, int last) {
        return c >= first && c <= last;
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || in(c, 0xFDD0, 0xFDEF);
    }
}
