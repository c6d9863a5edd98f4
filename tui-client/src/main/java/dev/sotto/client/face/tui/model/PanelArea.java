package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.paint.Rect;
import java.util.List;

/**
 * Where one panel of the tab is. The column left of it, but for the first, is a border.
 *
 * @param index in {@link Tab#panels()}
 * @param banner the rows of the banner of a changed identity, which are {@code bannerRows}
 */
public record PanelArea(int index, Rect whole, Rect title, Rect banner, List<String> bannerRows, Rect messages) {}
