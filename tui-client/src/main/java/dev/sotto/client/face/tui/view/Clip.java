package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;

/** Text that has to fit. */
final class Clip {
    private static final int BEGINNING = 200;

    private Clip() {}

    /** Safe text, cut with a sign if it is too long. */
    static String to(String safe, int columns, Look look) {
        if (Clusters.width(safe) <= columns) {
            return safe;
        }
        return columns <= 1
                ? Clusters.cut(safe, columns)
                : Clusters.cut(safe, columns - 1) + look.signs().more();
    }

    /** The beginning of a text as one safe line. */
    static String beginning(String text) {
        return DisplayText.line(text.length() > BEGINNING ? text.substring(0, BEGINNING) : text);
    }
}
