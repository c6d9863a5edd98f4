package dev.sotto.client.face.tui.edit;

import dev.sotto.client.face.tui.keys.Action;
import org.jspecify.annotations.Nullable;

/**
 * The text that is being written, with its cursor, what can be undone and what was cut. Immutable.
 *
 * <p>The cursor stands between grapheme clusters, never inside an emoji. The text is what will be sent: line breaks are
 * {@code \n}, lone surrogates U+FFFD, everything else as typed; {@link EditorRows} makes rows of it that are safe to
 * draw. It never is longer than {@value #MAX_BYTES} bytes of UTF-8, what a message may have: what is too much is not
 * taken, and {@link #wasCut} says so.
 */
public final class Editor {
    /** What a message may have, in bytes of UTF-8. */
    public static final int MAX_BYTES = 65_536;

    public static final Editor EMPTY = new Editor("", 0, UndoHistory.EMPTY, "", Last.OTHER, -1, false);

    private enum Last {
        TYPED,
        ERASED,
        CUT,
        OTHER
    }

    private final String text;
    private final int cursor;
    private final UndoHistory history;
    private final String killed;
    private final Last last;
    private final int goal;
    private final boolean overflowed;

    /** Made when it is first asked for: a screen is drawn more often than its text changes. */
    private @Nullable EditorRows rows;

    private Editor(
            String text, int cursor, UndoHistory history, String killed, Last last, int goal, boolean overflowed) {
        this.text = text;
        this.cursor = cursor;
        this.history = history;
        this.killed = killed;
        this.last = last;
        this.goal = goal;
        this.overflowed = overflowed;
    }

    /** A text with the cursor at its end and nothing to undo. */
    public static Editor of(String text) {
        Incoming taken = Incoming.of(text, MAX_BYTES);
        int end = taken.text().length();
        return new Editor(taken.text(), end, UndoHistory.EMPTY, "", Last.OTHER, -1, taken.cut());
    }

    public String text() {
        return text;
    }

    /** An offset into the text, between two clusters. */
    public int cursor() {
        return cursor;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether the last insertion was longer than there was room for, and its end was left out. */
    public boolean wasCut() {
        return overflowed;
    }

    public boolean nothingBehindCursor() {
        return cursor == text.length();
    }

    /** An empty line after this one was sent: nothing to undo, what was cut can still be put back. */
    public Editor sent() {
        return EMPTY.withCutOf(this);
    }

    /** The same with what was cut in another line, so that it can be put back in another chat. */
    public Editor withCutOf(Editor other) {
        return new Editor(text, cursor, history, other.killed, Last.OTHER, -1, overflowed);
    }

    /** The actions of {@link dev.sotto.client.face.tui.keys.ActionGroup#EDITING}, a new line and clear; others change nothing. */
    public Editor apply(Action action) {
        return switch (action) {
            case NEW_LINE -> changed(cursor, cursor, "\n", Last.OTHER);
            case CLEAR -> changed(0, text.length(), "", Last.OTHER);
            case CURSOR_LEFT -> at(Boundaries.before(text, cursor));
            case CURSOR_RIGHT -> at(Boundaries.after(text, cursor));
            case CURSOR_UP -> up(Integer.MAX_VALUE);
            case CURSOR_DOWN -> down(Integer.MAX_VALUE);
            case WORD_LEFT -> at(Words.before(text, cursor));
            case WORD_RIGHT -> at(Words.after(text, cursor));
            case LINE_START -> at(lineStart());
            case LINE_END -> at(lineEnd());
            case DELETE_BACK -> changed(Boundaries.before(text, cursor), cursor, "", Last.ERASED);
            case DELETE_FORWARD -> changed(cursor, Boundaries.after(text, cursor), "", Last.ERASED);
            case KILL_WORD_BACK -> killed(Words.before(text, cursor), cursor);
            case KILL_WORD_FORWARD -> killed(cursor, Words.after(text, cursor));
            case KILL_TO_START -> killed(lineStart() < cursor ? lineStart() : Boundaries.before(text, cursor), cursor);
            case KILL_TO_END -> killed(cursor, lineEnd() > cursor ? lineEnd() : Boundaries.after(text, cursor));
            case YANK -> changed(cursor, cursor, killed, Last.OTHER);
            case UNDO -> undone();
            case REDO -> redone();
            default -> this;
        };
    }

    /**
     * One key's text. What is typed without a break is undone as one step; an emoji short code that it closes, such as
     * {@code :smile:}, becomes the emoji, and undo gives the code back.
     */
    public Editor type(String key) {
        Editor typed = changed(cursor, cursor, key, key.equals("\n") ? Last.OTHER : Last.TYPED);
        return key.equals(":") ? Emoji.closed(typed) : typed;
    }

    /** A paste: as it is, one step to undo. */
    public Editor insert(String pasted) {
        return changed(cursor, cursor, pasted, Last.OTHER);
    }

    /** Replaces the clusters that the offsets touch; the cursor is behind the new text. */
    public Editor replace(int from, int to, String with) {
        int start = Boundaries.floor(text, Math.min(from, to));
        return changed(start, Boundaries.ceiling(text, Math.max(from, to)), with, Last.OTHER);
    }

    /** The cursor at that offset, or before the cluster that it is in. */
    public Editor at(int offset) {
        return moved(Boundaries.floor(text, Math.max(0, offset)), -1);
    }

    /** One row up in a box of so many columns, keeping the column where it can; itself in the first row. */
    public Editor up(int columns) {
        return vertical(columns, -1);
    }

    /** One row down in a box of so many columns; itself in the last row. */
    public Editor down(int columns) {
        return vertical(columns, 1);
    }

    /** This text in a box of so many columns. */
    public EditorRows rows(int columns) {
        EditorRows known = rows;
        if (known == null || known.columns() != columns) {
            known = EditorRows.layout(this, columns);
            rows = known;
        }
        return known;
    }

    private Editor vertical(int columns, int direction) {
        EditorRows box = rows(columns);
        int row = box.cursorRow() + direction;
        if (row < 0 || row >= box.size()) {
            return this;
        }
        int column = goal >= 0 ? goal : box.cursorColumn();
        return moved(box.offsetAt(column, row), column);
    }

    private Editor moved(int offset, int nextGoal) {
        return new Editor(text, offset, history, killed, Last.OTHER, nextGoal, false);
    }

    private Editor killed(int from, int to) {
        if (from == to) {
            return this;
        }
        String piece = text.substring(from, to);
        String before = last == Last.CUT ? killed : "";
        String joined = to == cursor ? piece + before : before + piece;
        Editor next = changed(from, to, "", Last.CUT);
        return new Editor(next.text, next.cursor, next.history, joined, Last.CUT, -1, false);
    }

    private Editor changed(int from, int to, String with, Last kind) {
        String removed = text.substring(from, to);
        int room = MAX_BYTES - Incoming.utf8Length(text) + Incoming.utf8Length(removed);
        Incoming taken = Incoming.of(with, room);
        if (removed.isEmpty() && taken.text().isEmpty()) {
            return new Editor(text, cursor, history, killed, last, goal, taken.cut());
        }
        String next = text.substring(0, from) + taken.text() + text.substring(to);
        // What was inserted, or met what it was parted from, may now be inside a cluster.
        int at = Boundaries.ceiling(next, from + taken.text().length());
        boolean joined = kind == last && (kind == Last.TYPED || kind == Last.ERASED);
        UndoHistory.Step step = new UndoHistory.Step(from, removed, taken.text(), cursor, at);
        return new Editor(next, at, history.add(step, joined), killed, kind, -1, taken.cut());
    }

    private Editor undone() {
        if (history.done().isEmpty()) {
            return this;
        }
        UndoHistory.Step step = history.done().get(history.done().size() - 1);
        int end = step.from() + step.inserted().length();
        String before = text.substring(0, step.from()) + step.removed() + text.substring(end);
        return new Editor(before, step.cursorBefore(), history.undo(), killed, Last.OTHER, -1, false);
    }

    private Editor redone() {
        if (history.undone().isEmpty()) {
            return this;
        }
        UndoHistory.Step step = history.undone().get(history.undone().size() - 1);
        int end = step.from() + step.removed().length();
        String again = text.substring(0, step.from()) + step.inserted() + text.substring(end);
        return new Editor(again, step.cursorAfter(), history.redo(), killed, Last.OTHER, -1, false);
    }

    private int lineStart() {
        return text.lastIndexOf('\n', cursor - 1) + 1;
    }

    private int lineEnd() {
        int end = text.indexOf('\n', cursor);
        return end < 0 ? text.length() : end;
    }

    @Override
    public String toString() {
        return "Editor[redacted]";
    }
}
