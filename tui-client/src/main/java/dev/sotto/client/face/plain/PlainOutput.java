package dev.sotto.client.face.plain;

import dev.sotto.client.face.Streams;
import dev.sotto.client.text.DisplayText;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes the lines of the plain face: {@code [HH:MM:SS] } and a sentence. Nothing goes out unsanitised, and a line
 * break of somebody else is followed by an indent, so only this class can begin a line with a time.
 */
final class PlainOutput {
    /** As wide as the time in front of the first line, and a bar: this belongs to the line above. */
    static final String CONTINUATION = "         | ";

    /** Before the rest of a sentence. */
    private static final String FOLD = "  ";

    private static final int MIN_COLUMNS = 8;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'['HH:mm:ss'] '", Locale.ROOT);

    private final Streams streams;
    private final Clock clock;

    PlainOutput(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /** A sentence of one line, whoever it came from. */
    void say(String sentence) {
        write(now(), DisplayText.flat(sentence), FOLD);
    }

    /** {@code Hans: Hey!}: a text with the lines that its author gave it. */
    void text(String author, String text) {
        write(now() + DisplayText.line(author) + ": ", DisplayText.of(text), CONTINUATION);
    }

    void prompt(String question) {
        streams.prompt(question);
    }

    boolean failed() {
        return streams.outputFailed();
    }

    /** On a terminal no line is left to be folded by it. */
    private void write(String head, DisplayText body, String indent) {
        int columns = streams.echo().columns() - 1;
        DisplayText fits = columns > 0
                ? body.folded(
                        Math.max(columns - head.length(), MIN_COLUMNS),
                        Math.max(columns - indent.length(), MIN_COLUMNS))
                : body;
        streams.line(head + fits.indented(indent));
    }

    private String now() {
        return TIME.format(LocalTime.now(clock));
    }
}
