package dev.sotto.client.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that is safe to put on a terminal, made from text that came from somebody else: a message, a name, a sentence
 * of the relay. It cannot move the cursor, change colours, reorder or hide what stands beside it, or begin a line of
 * its own choosing unseen.
 *
 * <p>What stays: every visible character, emoji with their joiners, up to {@value Sanitiser#MAX_MARKS} combining marks
 * on a base, right-to-left text. What changes:
 * <ul>
 * <li>C0 controls and DEL become their pictures (U+2400 to U+2421), a tab becomes spaces;
 * <li>C1 controls, bidi embeddings, overrides and isolates, zero-width and other invisible format characters, tags
 * outside a flag, variation selectors where they select nothing, private use, noncharacters and lone surrogates
 * become U+FFFD; the three implicit bidi marks (U+200E, U+200F, U+061C) have no glyph and are dropped;
 * <li>ZWJ and ZWNJ stay between two emoji or two letters of a script that joins, else they become U+FFFD;
 * <li>a run of combining marks beyond the limit becomes one U+FFFD; a mark without a base gets a dotted circle;
 * <li>a line that holds right-to-left characters is wrapped in a first-strong isolate (FSI ... PDI).
 * </ul>
 */
public final class DisplayText {
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

    private final List<String> lines;

    private DisplayText(List<String> lines) {
        this.lines = lines;
    }

    /** Foreign text as the lines its author wrote. */
    public static DisplayText of(String foreign) {
        return new DisplayText(Sanitiser.lines(foreign));
    }

    /** Foreign text as one line: a line break in it becomes a visible sign. */
    public static DisplayText flat(String foreign) {
        return new DisplayText(List.of(String.join("\u2424", Sanitiser.lines(foreign))));
    }

    /** The same as a string. For names, sentences, list entries. */
    public static String line(String foreign) {
        return flat(foreign).indented("");
    }

    /** The beginning of that, at most so many columns of it. A long text costs no more than a short one. */
    public static String beginning(String foreign, int columns) {
        int enough = Math.min(foreign.length(), 4 * columns);
        return Clusters.cut(line(foreign.substring(0, enough)), columns);
    }

    /**
     * The same text, no line of which needs more than so many columns of a terminal. A terminal that folds a line by
     * itself goes on at its left edge, where a text padded to its width could begin what looks like another line.
     */
    public DisplayText folded(int firstColumns, int columns) {
        List<String> folded = new ArrayList<>();
        for (String line : lines) {
            folded.addAll(Folding.fold(line, folded.isEmpty() ? firstColumns : columns, columns));
        }
        return new DisplayText(folded);
    }

    /** At least one line; none contains a line break. */
    public List<String> lines() {
        return lines.stream().map(DisplayText::isolated).toList();
    }

    /** The lines, each one after the first behind {@code indent}, so that none can pass for a line of the program. */
    public String indented(String indent) {
        return String.join("\n" + indent, lines());
    }

    private static String isolated(String line) {
        return line.codePoints().anyMatch(CodePoints::reorders)
                ? FIRST_STRONG_ISOLATE + line + POP_DIRECTIONAL_ISOLATE
                : line;
    }
}
