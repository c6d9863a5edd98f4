package dev.sotto.client.face.tui.event;

/** Something that the terminal, or the system about it, reported. Columns and rows count from 0. */
public sealed interface TermEvent {
    record KeyPressed(Key key) implements TermEvent {}

    /** A bracketed paste as one block, line breaks as {@code \n}, not sanitised. {@code cut}: it was longer than is taken. */
    record Pasted(String text, boolean cut) implements TermEvent {}

    record Mouse(MouseKind kind, int column, int row) implements TermEvent {}

    record Focused(boolean focused) implements TermEvent {}

    record Resized(int columns, int rows) implements TermEvent {}

    /** Came back after a suspension: the screen shows something else. */
    record Resumed() implements TermEvent {}

    /** Ctrl-Z from outside, or a signal that ends the program. {@code number} as in exit code 128 + number. */
    record Signalled(Kind kind, int number) implements TermEvent {}

    /** The terminal is gone: end of input. */
    record HungUp() implements TermEvent {}

    /** A sequence that means nothing to us; it is swallowed. */
    record Unknown() implements TermEvent {}

    enum MouseKind {
        PRESS,
        DRAG,
        RELEASE,
        MIDDLE_PRESS,
        RIGHT_PRESS,
        WHEEL_UP,
        WHEEL_DOWN
    }

    enum Kind {
        SUSPEND,
        END
    }
}
