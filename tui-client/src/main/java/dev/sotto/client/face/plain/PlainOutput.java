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

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'['HH:mm:ss'] '", Locale.ROOT);

    private final Streams streams;
    private final Clock clock;

    PlainOutput(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /** A sentence of one line, whoever it came from. */
    void say(String sentence) {
        streams.line(now() + DisplayText.line(sentence));
    }

    /** {@code Hans: Hey!}: a text with the lines that its author gave it. */
    void text(String author, String text) {
        streams.line(
                now() + DisplayText.line(author) + ": " + DisplayText.of(text).indented(CONTINUATION));
    }

    void prompt(String question) {
        streams.prompt(question);
    }

    boolean failed() {
        return streams.outputFailed();
    }

    private String now() {
        return TIME.format(LocalTime.now(clock));
    }
}
