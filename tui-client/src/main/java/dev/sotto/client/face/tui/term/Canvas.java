package dev.sotto.client.face.tui.term;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns frames into the bytes that change the one before into the next. One thread at a time. */
final class Canvas {
    /** Cells that are kept for reuse; a screen has a few hundred different ones. */
    private static final int MAX_CELLS = 8192;

    private static final char ISOLATE = '\u2068';

    private final LanternaTerm terminal = new LanternaTerm();
    private final Map<Ink, Map<String, Cell>> cells = new HashMap<>();
    private int cellCount;
    private @Nullable TerminalScreen screen;
    private @Nullable Frame last;

    /** Draws something that nobody sees, so that all classes are loaded. */
    static void warmUp() {
        Frame frame = new Frame(8, 2);
        frame.put(frame.bounds(), 0, "a\u00E9\u6F22e\u0301", Ink.PLAIN.asBold());
        Canvas canvas = new Canvas();
        canvas.bytes(frame);
        canvas.bytes(new Frame(8, 2));
    }

    /** The next frame is drawn whole, and nothing of those before is kept. */
    void forget() {
        cells.clear();
        cellCount = 0;
        screen = null;
        last = null;
    }

    /** Empty if the frame looks like the last one. */
    byte[] bytes(Frame frame) {
        if (frame.columns() == 0 || frame.rows() == 0) {
            return new byte[0];
        }
        try {
            TerminalScreen target = screenFor(frame);
            copy(frame, target);
            target.setCursorPosition(
                    frame.cursorShown() ? new TerminalPosition(frame.cursorColumn(), frame.cursorRow()) : null);
            target.refresh(RefreshType.DELTA);
            last = frame;
            return terminal.takeFrame();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing here does any
        }
    }

    private TerminalScreen screenFor(Frame frame) throws IOException {
        boolean fits = last != null && last.columns() == frame.columns() && last.rows() == frame.rows();
        if (screen != null && fits) {
            return screen;
        }
        terminal.forget(frame.columns(), frame.rows());
        TerminalScreen fresh = new TerminalScreen(terminal);
        fresh.startScreen();
        screen = fresh;
        last = null;
        return fresh;
    }

    private void copy(Frame frame, TerminalScreen target) {
        Frame before = last;
        for (int y = 0; y < frame.rows(); y++) {
            int spilled = 0;
            for (int x = 0; x < frame.columns(); x++) {
                String cluster = frame.cluster(x, y);
                boolean same = before != null && isSame(before, frame, x, y);
                if (cluster.equals(Frame.CONTINUED) || (same && x >= spilled)) {
                    continue;
                }
                spilled = Math.max(spilled, x + Glyph.widest(cluster));
                // Its second cell first: Lanterna blanks a wide cluster when the cell right of it is set.
                Cell cell = cell(frame, x, y);
                if (same && target.getBackCharacter(x, y) instanceof Cell sent) {
                    cell = sent.again();
                }
                if (cell.isDoubleWidth()) {
                    target.setCharacter(x + 1, y, Cell.CONTINUED);
                }
                target.setCharacter(x, y, cell);
            }
        }
    }

    /** A cell that begins with an isolate goes with the one before, which holds it. */
    private static boolean isSame(Frame before, Frame frame, int x, int y) {
        boolean same =
                sent(before, x, y).equals(sent(frame, x, y)) && before.ink(x, y).equals(frame.ink(x, y));
        return same && (x == 0 || !opens(frame.cluster(x, y)) || isSame(before, frame, left(frame, x, y), y));
    }

    /**
     * What is sent for that cell. A terminal keeps an opening isolate in the cell before the one that it opens, where it
     * would stay when only that one changed: so it is a part of the cell before.
     */
    private static String sent(Frame frame, int x, int y) {
        String cluster = frame.cluster(x, y);
        String own = x > 0 && opens(cluster) ? cluster.substring(1) : cluster;
        int next = x + 1;
        if (next < frame.columns() && frame.cluster(next, y).equals(Frame.CONTINUED)) {
            next++;
        }
        return next < frame.columns() && opens(frame.cluster(next, y)) ? own + ISOLATE : own;
    }

    private static boolean opens(String cluster) {
        return cluster.length() > 1 && cluster.charAt(0) == ISOLATE;
    }

    private static int left(Frame frame, int x, int y) {
        return x > 1 && frame.cluster(x - 1, y).equals(Frame.CONTINUED) ? x - 2 : x - 1;
    }

    private Cell cell(Frame frame, int x, int y) {
        Cell cell = cell(sent(frame, x, y), frame.ink(x, y));
        // Where a terminal gives an isolate a cell of its own, this one was overwritten by it.
        return x > 0 && opens(frame.cluster(x, y)) ? cell.behind(cell(frame, left(frame, x, y), y)) : cell;
    }

    private Cell cell(String cluster, Ink ink) {
        if (cellCount > MAX_CELLS) {
            cells.clear();
            cellCount = 0;
        }
        return cells.computeIfAbsent(ink, any -> new HashMap<>()).computeIfAbsent(cluster, text -> {
            cellCount++;
            return new Cell(text, ink);
        });
    }
}
