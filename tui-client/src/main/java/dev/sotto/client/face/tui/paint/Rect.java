package dev.sotto.client.face.tui.paint;

/** A part of the screen in cells; may be empty, never negative. */
public record Rect(int x, int y, int width, int height) {
    public Rect {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }

    /** The first column behind it. */
    public int right() {
        return x + width;
    }

    /** The first row below it. */
    public int bottom() {
        return y + height;
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    public boolean contains(int column, int row) {
        return column >= x && column < right() && row >= y && row < bottom();
    }

    public Rect inset(int columns, int rows) {
        return new Rect(x + columns, y + rows, width - 2 * columns, height - 2 * rows);
    }

    /** Its first rows. */
    public Rect top(int rows) {
        return new Rect(x, y, width, Math.min(rows, height));
    }

    /** What is below its first rows. */
    public Rect below(int rows) {
        int taken = Math.min(rows, height);
        return new Rect(x, y + taken, width, height - taken);
    }

    /** Its last rows. */
    public Rect lowest(int rows) {
        int taken = Math.min(rows, height);
        return new Rect(x, bottom() - taken, width, taken);
    }

    /** What is above its last rows. */
    public Rect above(int rows) {
        return new Rect(x, y, width, height - rows);
    }

    /** Its first columns. */
    public Rect left(int columns) {
        return new Rect(x, y, Math.min(columns, width), height);
    }

    /** What is right of its first columns. */
    public Rect rightOf(int columns) {
        int taken = Math.min(columns, width);
        return new Rect(x + taken, y, width - taken, height);
    }
}
