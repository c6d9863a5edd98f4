package dev.sotto.e2e;

import java.util.Locale;
import java.util.Map;
import org.jline.utils.ScreenTerminal;

/**
 * The screen of a terminal as an SVG picture of a window. Letters are text, one element for each run of cells that look
 * alike; the signs that borders are made of are drawn, so that they join whatever font there is.
 */
final class ScreenPicture {
    private static final int CELL_WIDTH = 9;
    private static final int CELL_HEIGHT = 19;
    private static final int BASELINE = 14;
    private static final int MARGIN = 12;
    private static final int BAR = 30;
    private static final String FONTS = "'DejaVu Sans Mono','Menlo','Consolas','Liberation Mono',monospace";
    private static final String EMOJI = "'Apple Color Emoji','Segoe UI Emoji','Noto Color Emoji',sans-serif";

    /** From the middle of the cell to which edges: up, right, down, left. */
    private static final Map<Integer, String> LINES = Map.of(
            0x2500, "rl", 0x2502, "ud", 0x250c, "rd", 0x2510, "dl", 0x2514, "ur", 0x2518, "ul", 0x251c, "urd", 0x2524,
            "udl", 0x252c, "rdl", 0x2534, "url");

    /** What a terminal has where nothing says otherwise. */
    enum Paper {
        DARK("#d8dee9", "#1c1f26", "#2a2e38"),
        LIGHT("#24292f", "#fbfbf8", "#e4e4df");

        private final String ink;
        private final String paper;
        private final String bar;

        Paper(String ink, String paper, String bar) {
            this.ink = ink;
            this.paper = paper;
            this.bar = bar;
        }
    }

    private final long[] cells;
    private final int[] cursor = new int[2];
    private final int columns;
    private final int rows;
    private final Paper usual;
    private final StringBuilder svg = new StringBuilder();

    private final boolean cursorShown;

    private ScreenPicture(PtyProgram terminal, Paper usual) {
        ScreenTerminal screen = terminal.screen();
        this.cursorShown = terminal.isCursorShown();
        this.columns = screen.getColumns();
        this.rows = screen.getRows();
        this.cells = new long[columns * rows];
        this.usual = usual;
        screen.dump(cells, cursor);
    }

    static String of(PtyProgram terminal, Paper paper, String title) {
        return new ScreenPicture(terminal, paper).draw(title);
    }

    private String draw(String title) {
        int width = columns * CELL_WIDTH + 2 * MARGIN;
        int height = rows * CELL_HEIGHT + BAR + 2 * MARGIN;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height + "\" font-family=\"" + FONTS + "\" font-size=\"15\">\n");
        svg.append("<title>" + escaped(title) + "</title>\n");
        svg.append("<rect width=\"" + width + "\" height=\"" + height + "\" rx=\"9\" fill=\"" + usual.bar + "\"/>\n");
        svg.append("<path d=\"M0 " + BAR + "h" + width + "v" + (height - BAR - 9) + "a9 9 0 0 1 -9 9h-" + (width - 18)
                + "a9 9 0 0 1 -9 -9z\" fill=\"" + usual.paper + "\"/>\n");
        String[] buttons = {"#ff5f57", "#febc2e", "#28c840"};
        for (int i = 0; i < buttons.length; i++) {
            svg.append("<circle cx=\"" + (20 + 20 * i) + "\" cy=\"15\" r=\"6\" fill=\"" + buttons[i] + "\"/>\n");
        }
        for (int row = 0; row < rows; row++) {
            row(row);
        }
        if (cursorShown) {
            svg.append("<rect x=\"" + x(cursor[0]) + "\" y=\"" + y(cursor[1]) + "\" width=\"" + CELL_WIDTH
                    + "\" height=\"" + CELL_HEIGHT + "\" fill=\"" + usual.ink + "\" opacity=\"0.55\"/>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private void row(int row) {
        for (int column = 0; column < columns; ) {
            int end = column + (isWide(row, column) ? 2 : 1);
            while (end < columns && alike(row, column, end)) {
                end++;
            }
            run(row, column, end);
            column = end;
        }
    }

    private boolean isWide(int row, int column) {
        return column + 1 < columns && codePoint(row, column) > ' ' && codePoint(row, column + 1) == 0;
    }

    /** Whether both cells go into one run: only those of plain letters, whose width every font agrees on. */
    private boolean alike(int row, int first, int other) {
        boolean sameLook = ScreenTerminal.cellAttr(cell(row, first)) == ScreenTerminal.cellAttr(cell(row, other));
        int one = codePoint(row, first);
        int two = codePoint(row, other);
        // A picture has its own reading direction; a word of letters that go the other way is put there whole.
        boolean leftward =
                isLeftward(one) && (isLeftward(two) || (two == ' ' && isLeftward(codePoint(row, other + 1))));
        return sameLook && ((isPlain(one) && isPlain(two)) || (one == 0x2500 && two == one) || leftward);
    }

    private static boolean isLeftward(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean isPlain(int codePoint) {
        return codePoint >= ' ' && codePoint < 0x250;
    }

    private void run(int row, int from, int to) {
        long cell = cell(row, from);
        boolean inverse = ScreenTerminal.cellInverse(cell);
        String ink = ScreenTerminal.cellHasForeground(cell) ? colour(ScreenTerminal.cellForeground(cell)) : usual.ink;
        String paper =
                ScreenTerminal.cellHasBackground(cell) ? colour(ScreenTerminal.cellBackground(cell)) : usual.paper;
        String background = inverse ? ink : paper;
        if (!background.equals(usual.paper)) {
            svg.append("<rect x=\"" + x(from) + "\" y=\"" + y(row) + "\" width=\"" + (to - from) * CELL_WIDTH
                    + "\" height=\"" + CELL_HEIGHT + "\" fill=\"" + background
                    + "\" shape-rendering=\"crispEdges\"/>\n");
        }
        String fill = inverse ? paper : ink;
        String lines = LINES.get(codePoint(row, from));
        if (lines == null) {
            text(row, from, to, fill);
        } else {
            lines(row, from, to, lines, fill);
        }
    }

    private void lines(int row, int from, int to, String edges, String stroke) {
        double middleX = x(from) + CELL_WIDTH / 2.0;
        double middleY = y(row) + CELL_HEIGHT / 2.0;
        StringBuilder path = new StringBuilder();
        if (edges.equals("rl")) {
            path.append("M" + x(from) + " " + middleY + "H" + x(to));
        } else {
            for (int i = 0; i < edges.length(); i++) {
                String line = switch (edges.charAt(i)) {
                    case 'u' -> "V" + y(row);
                    case 'd' -> "V" + y(row + 1);
                    case 'r' -> "H" + x(to);
                    default -> "H" + x(from);
                };
                path.append("M" + middleX + " " + middleY + line);
            }
        }
        svg.append("<path d=\"" + path + "\" stroke=\"" + stroke + "\"" + dim(cell(row, from)) + "/>\n");
    }

    private void text(int row, int from, int to, String fill) {
        StringBuilder text = new StringBuilder();
        for (int column = from; column < to; column++) {
            int codePoint = codePoint(row, column);
            // What has no width is in a cell only because the emulator has no other place for it.
            boolean shown = codePoint >= ' ' && Character.getType(codePoint) != Character.FORMAT;
            if (codePoint != 0) {
                text.appendCodePoint(shown ? codePoint : ' ');
            }
        }
        if (text.toString().isBlank()) {
            return;
        }
        long cell = cell(row, from);
        boolean alone = !isPlain(codePoint(row, from));
        double at = alone ? x(from) + (to - from) * CELL_WIDTH / 2.0 : x(from);
        svg.append("<text xml:space=\"preserve\" x=\"" + at + "\" y=\"" + (y(row) + BASELINE) + "\" fill=\"" + fill
                + "\"");
        svg.append(
                alone
                        ? " text-anchor=\"middle\""
                        : to - from > 1 ? " textLength=\"" + (to - from) * CELL_WIDTH + "\"" : "");
        svg.append(codePoint(row, from) >= 0x1F000 ? " font-family=\"" + EMOJI + "\"" : "");
        svg.append(ScreenTerminal.cellBold(cell) ? " font-weight=\"bold\"" : "");
        svg.append(ScreenTerminal.cellItalic(cell) ? " font-style=\"italic\"" : "");
        svg.append(ScreenTerminal.cellUnderline(cell) ? " text-decoration=\"underline\"" : "");
        svg.append(dim(cell) + ">" + escaped(text.toString()) + "</text>\n");
    }

    private static String dim(long cell) {
        return ScreenTerminal.cellDim(cell) ? " opacity=\"0.6\"" : "";
    }

    private long cell(int row, int column) {
        return cells[row * columns + column];
    }

    private int codePoint(int row, int column) {
        return column >= columns ? ' ' : ScreenTerminal.cellCodePoint(cell(row, column));
    }

    private static int x(int column) {
        return MARGIN + column * CELL_WIDTH;
    }

    private static int y(int row) {
        return BAR + MARGIN + row * CELL_HEIGHT;
    }

    private static String colour(int code) {
        return String.format(Locale.ROOT, "#%06x", ScreenTerminal.cellColorRgb(code) & 0xFFFFFF);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
