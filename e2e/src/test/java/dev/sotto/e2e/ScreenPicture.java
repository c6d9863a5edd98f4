package dev.sotto.e2e;

import java.util.Locale;
import org.jline.utils.ScreenTerminal;

/** The screen of a terminal as an SVG picture: one text element for each run of cells that look alike. */
final class ScreenPicture {
    private static final int CELL_WIDTH = 9;
    private static final int CELL_HEIGHT = 19;
    private static final int BASELINE = 14;
    private static final int MARGIN = 10;
    private static final String FOREGROUND = "#d8dee9";
    private static final String BACKGROUND = "#1c1f26";

    private final long[] cells;
    private final int columns;
    private final int rows;
    private final StringBuilder svg = new StringBuilder();

    private ScreenPicture(ScreenTerminal screen) {
        this.columns = screen.getColumns();
        this.rows = screen.getRows();
        this.cells = new long[columns * rows];
        screen.dump(cells, new int[2]);
    }

    static String of(ScreenTerminal screen) {
        return new ScreenPicture(screen).draw();
    }

    private String draw() {
        int width = columns * CELL_WIDTH + 2 * MARGIN;
        int height = rows * CELL_HEIGHT + 2 * MARGIN;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height
                + "\" font-family=\"'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"15\">\n");
        svg.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"" + BACKGROUND + "\"/>\n");
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; ) {
                int end = column + 1;
                while (end < columns && alike(row, column, end)) {
                    end++;
                }
                run(row, column, end);
                column = end;
            }
        }
        return svg.append("</svg>\n").toString();
    }

    /** Whether both cells go into one run: only those of plain letters, whose width every font agrees on. */
    private boolean alike(int row, int first, int other) {
        long a = cells[row * columns + first];
        long b = cells[row * columns + other];
        return ScreenTerminal.cellAttr(a) == ScreenTerminal.cellAttr(b) && isPlain(a) && isPlain(b);
    }

    private static boolean isPlain(long cell) {
        int codePoint = ScreenTerminal.cellCodePoint(cell);
        return codePoint >= ' ' && codePoint < 0x250;
    }

    private void run(int row, int from, int to) {
        long cell = cells[row * columns + from];
        boolean inverse = ScreenTerminal.cellInverse(cell);
        String ink = ScreenTerminal.cellHasForeground(cell) ? colour(ScreenTerminal.cellForeground(cell)) : FOREGROUND;
        String paper =
                ScreenTerminal.cellHasBackground(cell) ? colour(ScreenTerminal.cellBackground(cell)) : BACKGROUND;
        int x = MARGIN + from * CELL_WIDTH;
        int y = MARGIN + row * CELL_HEIGHT;
        int width = (to - from) * CELL_WIDTH;
        String background = inverse ? ink : paper;
        if (!background.equals(BACKGROUND)) {
            svg.append("<rect x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\"" + CELL_HEIGHT
                    + "\" fill=\"" + background + "\"/>\n");
        }
        text(row, from, to, inverse ? paper : ink, x, y);
    }

    private void text(int row, int from, int to, String fill, int x, int y) {
        StringBuilder text = new StringBuilder();
        for (int column = from; column < to; column++) {
            int codePoint = ScreenTerminal.cellCodePoint(cells[row * columns + column]);
            text.appendCodePoint(codePoint < ' ' ? ' ' : codePoint);
        }
        if (text.toString().isBlank()) {
            return;
        }
        long cell = cells[row * columns + from];
        svg.append("<text xml:space=\"preserve\" x=\"" + x + "\" y=\"" + (y + BASELINE) + "\" fill=\"" + fill + "\"");
        svg.append(to - from > 1 ? " textLength=\"" + (to - from) * CELL_WIDTH + "\"" : "");
        svg.append(ScreenTerminal.cellBold(cell) ? " font-weight=\"bold\"" : "");
        svg.append(ScreenTerminal.cellItalic(cell) ? " font-style=\"italic\"" : "");
        svg.append(ScreenTerminal.cellUnderline(cell) ? " text-decoration=\"underline\"" : "");
        svg.append(ScreenTerminal.cellDim(cell) ? " opacity=\"0.6\"" : "");
        svg.append(">" + escaped(text.toString()) + "</text>\n");
    }

    private static String colour(int code) {
        return String.format(Locale.ROOT, "#%06x", ScreenTerminal.cellColorRgb(code) & 0xFFFFFF);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
