package dev.sotto.client.face.tui.theme;

import dev.sotto.client.face.tui.paint.Colour;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** From a colour to the nearest one of a smaller set; each is computed once. */
final class Reduction {
    /** A theme has some dozens of colours, so this is only a guard. */
    private static final int REMEMBERED = 4_096;

    private static final Map<Colour, Colour> TO_256 = new ConcurrentHashMap<>();
    private static final Map<Colour, Colour> TO_16 = new ConcurrentHashMap<>();

    private Reduction() {}

    static Colour reduce(Colour colour, ColorDepth depth) {
        return switch (depth) {
            case MONO -> Colour.DEFAULT;
            case ANSI16 -> remembered(TO_16, colour, true);
            case INDEXED256 -> remembered(TO_256, colour, false);
            case TRUE -> colour;
        };
    }

    private static Colour remembered(Map<Colour, Colour> known, Colour colour, boolean to16) {
        Colour before = known.get(colour);
        if (before != null) {
            return before;
        }
        Colour reduced = to16 ? to16(colour) : to256(colour);
        if (known.size() < REMEMBERED) {
            known.put(colour, reduced);
        }
        return reduced;
    }

    /** Never one of the first 16: those may look like anything. */
    private static Colour to256(Colour colour) {
        return colour instanceof Colour.Rgb rgb ? new Colour.Indexed(Palette.nearest(rgb, 16, 256)) : colour;
    }

    private static Colour to16(Colour colour) {
        if (colour instanceof Colour.Indexed indexed) {
            return new Colour.Ansi(
                    indexed.index() < 16 ? indexed.index() : Palette.nearest(Palette.of(indexed.index()), 0, 16));
        }
        return colour instanceof Colour.Rgb rgb ? new Colour.Ansi(Palette.nearest(rgb, 0, 16)) : colour;
    }
}
