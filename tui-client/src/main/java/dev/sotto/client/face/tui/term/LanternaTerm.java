package dev.sotto.client.face.tui.term;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.AbstractTerminal;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.text.Clusters;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where Lanterna's screen writes its changes: collects a frame, and moves the cursor and changes the pen only where the
 * next cluster needs it. After a cluster whose width terminals disagree about the position counts as unknown, so a
 * disagreement stays inside that cell. Does not touch a terminal itself.
 */
final class LanternaTerm extends AbstractTerminal {
    private static final int UNKNOWN = -1;
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final byte[] NOTHING = {};

    /** A smaller change is seen at once, so the cursor need not be hidden meanwhile. */
    private static final int SMALL = 48;

    private final Pen pen = new Pen();
    private final StringBuilder body = new StringBuilder();
    private TerminalSize size = new TerminalSize(1, 1);
    private Ink ink = Ink.PLAIN;
    /** Where the next cluster goes. */
    private int column;

    private int row;
    /** Where the terminal is. */
    private int sentColumn = UNKNOWN;

    private int sentRow = UNKNOWN;
    private boolean cursorWanted;
    private boolean cursorSent;

    /** The terminal shows nothing of ours and is in an unknown state. */
    void forget(int columns, int rows) {
        size = new TerminalSize(columns, rows);
        body.setLength(0);
        pen.forget();
        sentColumn = UNKNOWN;
        cursorSent = false;
    }

    /** The bytes of everything since the last call, as one synchronised update; none if nothing changed. */
    byte[] takeFrame() {
        boolean moved = cursorWanted && (sentColumn != column || sentRow != row);
        if (body.isEmpty() && !moved && cursorWanted == cursorSent) {
            return NOTHING;
        }
        pen.lift(body);
        StringBuilder frame = new StringBuilder(body.length() + 64).append(Modes.BEGIN_FRAME);
        boolean hide = cursorSent && (!cursorWanted || body.length() > SMALL);
        if (hide) {
            frame.append(Modes.HIDE_CURSOR);
        }
        frame.append(body);
        body.setLength(0);
        if (cursorWanted) {
            moveTo(frame);
            frame.append(hide || !cursorSent ? Modes.SHOW_CURSOR : "");
        }
        cursorSent = cursorWanted;
        return frame.append(Modes.END_FRAME).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void putString(String cluster) {
        int width = Clusters.widthOf(cluster);
        boolean plain = Glyph.isPlain(cluster);
        moveTo(body);
        pen.take(ink, body);
        if (width == 2) {
            // A terminal that takes it for narrow leaves the second cell as it is.
            body.append("  ");
            sentColumn = UNKNOWN;
            moveTo(body);
        }
        body.append(plain ? cluster : anchored(Glyph.safe(cluster)));
        column += width;
        sentColumn = plain && column < size.getColumns() ? column : UNKNOWN;
    }

    @Override
    public void setCursorPosition(int newColumn, int newRow) {
        column = newColumn;
        row = newRow;
    }

    @Override
    public void setCursorPosition(TerminalPosition position) {
        setCursorPosition(position.getColumn(), position.getRow());
    }

    @Override
    public void setCursorVisible(boolean visible) {
        cursorWanted = visible;
    }

    @Override
    public void setForegroundColor(TextColor colour) {
        ink = colour instanceof InkColour carried ? carried.ink() : Ink.PLAIN;
    }

    @Override
    public TerminalSize getTerminalSize() {
        return size;
    }

    @Override
    public void putCharacter(char character) {
        putString(String.valueOf(character));
    }

    /** Some terminals give an opening isolate a cell: it goes first, and what it opens is put where it belongs. */
    private String anchored(String cluster) {
        if (cluster.charAt(0) != FIRST_STRONG_ISOLATE || cluster.length() == 1) {
            return cluster;
        }
        body.append(FIRST_STRONG_ISOLATE);
        sentColumn = UNKNOWN;
        moveTo(body);
        return cluster.substring(1);
    }

    private void moveTo(StringBuilder out) {
        if (sentColumn != column || sentRow != row) {
            out.append("\033[").append(row + 1).append(';').append(column + 1).append('H');
            sentColumn = column;
            sentRow = row;
        }
    }

    // What Lanterna asks of a terminal beyond that: modes and input are the business of Tty, styles travel as ink.

    @Override
    public void setBackgroundColor(TextColor colour) {}

    @Override
    public void enableSGR(SGR sgr) {}

    @Override
    public void disableSGR(SGR sgr) {}

    @Override
    public void resetColorAndSGR() {}

    @Override
    public void enterPrivateMode() {}

    @Override
    public void exitPrivateMode() {}

    @Override
    public void clearScreen() {}

    @Override
    public void flush() {}

    @Override
    public void bell() {}

    @Override
    public void close() {}

    @Override
    public TerminalPosition getCursorPosition() {
        return new TerminalPosition(column, row);
    }

    @Override
    public byte[] enquireTerminal(int timeout, TimeUnit unit) {
        return NOTHING;
    }

    @Override
    public @Nullable KeyStroke pollInput() {
        return null;
    }

    @Override
    public KeyStroke readInput() {
        throw new UnsupportedOperationException("keys come from the decoder");
    }
}
