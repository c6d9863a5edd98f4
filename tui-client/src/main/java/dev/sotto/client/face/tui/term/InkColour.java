package dev.sotto.client.face.tui.term;

import com.googlecode.lanterna.TextColor;
import dev.sotto.client.face.tui.paint.Ink;
import java.awt.Color;

/** An ink on its way through Lanterna's screen, which looks at it only to see whether it changed. */
final class InkColour implements TextColor {
    private static final long serialVersionUID = 1L;

    private final transient Ink ink;

    InkColour(Ink ink) {
        this.ink = ink;
    }

    Ink ink() {
        return ink;
    }

    @Override
    public byte[] getForegroundSGRSequence() {
        return new byte[0];
    }

    @Override
    public byte[] getBackgroundSGRSequence() {
        return new byte[0];
    }

    @Override
    public int getRed() {
        return 0;
    }

    @Override
    public int getGreen() {
        return 0;
    }

    @Override
    public int getBlue() {
        return 0;
    }

    @Override
    @SuppressWarnings("deprecation") // required by the interface
    public Color toColor() {
        return Color.BLACK;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof InkColour colour && ink.equals(colour.ink));
    }

    @Override
    public int hashCode() {
        return ink.hashCode();
    }
}
