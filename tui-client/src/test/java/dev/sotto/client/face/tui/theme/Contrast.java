package dev.sotto.client.face.tui.theme;

import dev.sotto.client.face.tui.paint.Colour;

/** Contrast as WCAG 2.2 defines it, with xterm's colours for those that have a number. */
final class Contrast {
    private Contrast() {}

    static double ratio(Colour.Rgb a, Colour.Rgb b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    /** @param otherwise the terminal's own colour */
    static Colour.Rgb rgb(Colour colour, String otherwise) {
        if (colour instanceof Colour.Rgb rgb) {
            return rgb;
        }
        if (colour instanceof Colour.Ansi ansi) {
            return Palette.of(ansi.index());
        }
        return colour instanceof Colour.Indexed indexed
                ? Palette.of(indexed.index())
                : (Colour.Rgb) ColourWords.parse(otherwise);
    }

    private static double luminance(Colour.Rgb c) {
        return 0.2126 * linear(c.red()) + 0.7152 * linear(c.green()) + 0.0722 * linear(c.blue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
