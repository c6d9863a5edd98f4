package dev.sotto.client.face.tui.paint;

/** How a cell looks. {@code link} is an address that the terminal may open (OSC 8), or empty. */
public record Ink(
        Colour foreground,
        Colour background,
        boolean bold,
        boolean dim,
        boolean italic,
        boolean underline,
        boolean reverse,
        String link) {
    public static final Ink PLAIN = new Ink(Colour.DEFAULT, Colour.DEFAULT, false, false, false, false, false, "");

    public static Ink of(Colour foreground) {
        return new Ink(foreground, Colour.DEFAULT, false, false, false, false, false, "");
    }

    public Ink on(Colour other) {
        return new Ink(foreground, other, bold, dim, italic, underline, reverse, link);
    }

    public Ink asBold() {
        return new Ink(foreground, background, true, dim, italic, underline, reverse, link);
    }

    public Ink asDim() {
        return new Ink(foreground, background, bold, true, italic, underline, reverse, link);
    }

    public Ink asItalic() {
        return new Ink(foreground, background, bold, dim, true, underline, reverse, link);
    }

    public Ink asUnderlined() {
        return new Ink(foreground, background, bold, dim, italic, true, reverse, link);
    }

    public Ink asReverse() {
        return new Ink(foreground, background, bold, dim, italic, underline, true, link);
    }

    public Ink linkedTo(String address) {
        return new Ink(foreground, background, bold, dim, italic, underline, reverse, address);
    }
}
