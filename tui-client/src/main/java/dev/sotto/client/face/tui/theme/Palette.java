package dev.sotto.client.face.tui.theme;

import dev.sotto.client.face.tui.paint.Colour;

/** The 256 colours of xterm as red, green, blue; the first 16 are only its defaults, and people change them. */
final class Palette {
    private static final int[] ANSI = {
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF
    };
    private static final int CUBE = 16;
    private static final int GREYS = 232;

    private Palette() {}

    static Colour.Rgb of(int index) {
        if (index < CUBE) {
            int rgb = ANSI[index];
            return new Colour.Rgb(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
        }
        if (index >= GREYS) {
            int grey = 8 + 10 * (index - GREYS);
            return new Colour.Rgb(grey, grey, grey);
        }
        int cube = index - CUBE;
        return new Colour.Rgb(step(cube / 36), step(cube / 6 % 6), step(cube % 6));
    }

    /** The nearest among the indices from {@code first} on, before {@code end}. */
    static int nearest(Colour.Rgb wanted, int first, int end) {
        int best = first;
        long bestDistance = Long.MAX_VALUE;
        for (int index = first; index < end; index++) {
            long distance = distance(wanted, of(index));
            if (distance < bestDistance) {
                best = index;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int step(int of6) {
        return of6 == 0 ? 0 : 55 + 40 * of6;
    }

    /** Weighted as the eye weighs ("redmean", compuphase.com/cmetric.htm). */
    private static int distance(Colour.Rgb a, Colour.Rgb b) {
        int red = (a.red() + b.red()) / 2;
        int dr = a.red() - b.red();
        int dg = a.green() - b.green();
        int db = a.blue() - b.blue();
        return (((512 + red) * dr * dr) >> 8) + 4 * dg * dg + (((767 - red) * db * db) >> 8);
    }
}
