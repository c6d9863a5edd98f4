package dev.sotto.client.face.tui.pane;

import java.util.List;

/** One row of a text. {@code start}: how many characters of the text are before it; a row is found again by it after a fold. */
record Row(int start, List<Span> spans, boolean code) {
    enum Style {
        TEXT,
        CODE,
        LINK
    }

    /** A piece of one look. {@code address} is empty but for a link. */
    record Span(String text, Style style, String address) {}

    String text() {
        return String.join("", spans.stream().map(Span::text).toList());
    }
}
