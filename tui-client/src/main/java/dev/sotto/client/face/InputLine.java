package dev.sotto.client.face;

/** What one read from the input yields. */
public sealed interface InputLine {
    /** A line without its end. */
    record Text(String text) implements InputLine {}

    /** Longer than the limit; its bytes are gone. */
    record TooLong() implements InputLine {}

    /** Not UTF-8. */
    record NotUtf8() implements InputLine {}

    /** There is no more input. */
    record End() implements InputLine {}
}
