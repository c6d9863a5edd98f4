package dev.sotto.client.face.tui.pane;

/** A chat in a rectangle of that size; everything that the position of a row depends on. */
public record Pane(Timeline timeline, PaneContext context, int width, int height) {
    public Pane {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }
}
