package dev.sotto.client.text;

import java.util.ArrayList;
import java.util.List;

/** One pass over foreign text, code point by code point; remembers just enough of the cluster before. */
final class Sanitiser {
    /** More than any living script stacks on one base; less than it takes to cover the line above. */
    static final int MAX_MARKS = 8;

    /** The longest emoji sequence in use joins five; a little room for new ones. */
    static final int MAX_JOINS = 8;

    private static final int REPLACEMENT = 0xFFFD;
    private static final int DOTTED_CIRCLE = 0x25CC;
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final String TAB = "    ";

    private final String text;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int previous;
    private int marks;
    private int joins;
    private boolean marksCut;

    private Sanitiser(String text) {
        this.text = text;
    }

    static List<String> lines(String foreign) {
        return new Sanitiser(foreign).run();
    }

    private List<String> run() {
        for (int at = 0; at < text.length(); ) {
            int flag = CodePoints.flagTagSequence(text, at);
            if (flag > 0) {
                line.append(text, at, at + flag);
                startCluster(REPLACEMENT);
                at += flag;
                continue;
            }
            int codePoint = text.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            if (codePoint == '\r' && next < text.length() && text.charAt(next) == '\n') {
                next++;
                codePoint = '\n';
            }
            take(codePoint, next < text.length() ? text.codePointAt(next) : -1);
            at = next;
        }
        breakLine();
        return List.copyOf(lines);
    }

    private void take(int codePoint, int following) {
        if (CodePoints.isLineBreak(codePoint)) {
            breakLine();
        } else if (codePoint == '\t') {
            line.append(TAB);
            startCluster(' ');
        } else if (codePoint < 0x20 || codePoint == 0x7F) {
            append(codePoint == 0x7F ? 0x2421 : 0x2400 + codePoint);
        } else if (codePoint == ZWJ || codePoint == ZWNJ) {
            join(codePoint, following);
        } else if (CodePoints.isVariationSelector(codePoint)) {
            select(codePoint);
        } else if (CodePoints.isImplicitMark(codePoint)) {
            previous = 0; // dropped, and nothing may join or select across it
        } else if (CodePoints.isInvisible(codePoint)) {
            append(REPLACEMENT);
        } else if (CodePoints.isCombining(codePoint)) {
            combine(codePoint);
        } else if (CodePoints.isEmojiModifier(codePoint) && CodePoints.isEmoji(previous)) {
            line.appendCodePoint(codePoint);
        } else if (CodePoints.isEmoji(codePoint) && previous == ZWJ) {
            line.appendCodePoint(codePoint);
            previous = codePoint;
        } else {
            append(codePoint);
        }
    }

    private void join(int joiner, int following) {
        boolean emoji = joiner == ZWJ && CodePoints.isEmoji(previous) && CodePoints.isEmoji(following);
        boolean letters = CodePoints.joins(previous) && CodePoints.joins(following) && !isCut(following);
        if (emoji && joins < MAX_JOINS) {
            joins++;
            line.appendCodePoint(joiner);
            previous = ZWJ;
        } else if (letters) {
            line.appendCodePoint(joiner);
            previous = joiner;
        } else {
            append(REPLACEMENT);
        }
    }

    private boolean isCut(int following) {
        return CodePoints.isCombining(following) && marks >= MAX_MARKS;
    }

    private void select(int selector) {
        if (CodePoints.selects(selector, previous)) {
            line.appendCodePoint(selector);
            // An emoji keeps its name for a joiner or a modifier behind the selector; nothing else is selected twice.
            previous = CodePoints.isEmoji(previous) && !lastIsSelector() ? previous : selector;
        } else {
            append(REPLACEMENT);
        }
    }

    private boolean lastIsSelector() {
        int end = line.length() - 1; // the selector just written
        return end > 0 && CodePoints.isVariationSelector(line.codePointBefore(end));
    }

    private void combine(int mark) {
        if (line.isEmpty()) {
            append(DOTTED_CIRCLE);
        }
        if (marks < MAX_MARKS) {
            marks++;
            line.appendCodePoint(mark);
            previous = mark;
        } else if (!marksCut) {
            marksCut = true;
            line.appendCodePoint(REPLACEMENT);
            previous = REPLACEMENT;
        }
    }

    private void append(int codePoint) {
        line.appendCodePoint(codePoint);
        startCluster(codePoint);
    }

    private void startCluster(int codePoint) {
        previous = codePoint;
        marks = 0;
        joins = 0;
        marksCut = false;
    }

    private void breakLine() {
        lines.add(line.toString());
        line.setLength(0);
        startCluster(0);
    }
}
