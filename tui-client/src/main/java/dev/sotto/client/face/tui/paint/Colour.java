package dev.sotto.client.face.tui.paint;

/** A colour as a theme names it; the terminal's depth decides what is sent. */
public sealed interface Colour {
    /** What the terminal has when nothing is said: its own foreground or background. */
    Colour DEFAULT = new Default();

    record Default() implements Colour {}

    /** One of the 16 that the user's terminal theme defines; 8 to 15 are the bright ones. */
    record Ansi(int index) implements Colour {}

    /** One of the 256 of xterm. */
    record Indexed(int index) implements Colour {}

    record Rgb(int red, int green, int blue) implements Colour {}
}
