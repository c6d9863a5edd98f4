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

    /** The next frame is drawn whole. */
    void forget() {
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
            for (int x = 0; x < frame.columns(); x++) {
                String cluster = frame.cluster(x, y);
                Ink ink = frame.ink(x, y);
                boolean same = before != null
                        && before.cluster(x, y).equals(cluster)
                        && before.ink(x, y).equals(ink);
                if (same || cluster.equals(Frame.CONTINUED)) {
                    continue;
                }
                // Its second cell first: Lanterna blanks a wide cluster when the cell right of it is set.
                Cell cell = cell(cluster, ink);
                if (cell.isDoubleWidth()) {
                    target.setCharacter(x + 1, y, Cell.CONTINUED);
                }
                target.setCharacter(x, y, cell);
            }
        }
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
