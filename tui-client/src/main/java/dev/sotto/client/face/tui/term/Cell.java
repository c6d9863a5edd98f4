package dev.sotto.client.face.tui.term;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.text.Clusters;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One cluster with its ink, as Lanterna's screen compares them. Lanterna's own idea of what a character is and how wide
 * differs between JDKs and does not know emoji; nothing of it is used. The whole ink travels as the foreground colour.
 */
final class Cell extends TextCharacter {
    private static final long serialVersionUID = 1L;

    private final String cluster;
    private final transient Ink ink;
    private final boolean wide;
    /** The one before, if this one has to be sent whenever that one is. */
    private final @Nullable Cell before;

    private final int sending;

    /** Right of a wide cluster; never sent. */
    static final Cell CONTINUED = new Cell(" ", Ink.PLAIN.linkedTo("continued"));

    @SuppressWarnings("deprecation") // the other ways to make one ask the JDK what a character is
    private Cell(String cluster, Ink ink, @Nullable Cell before, int sending) {
        super(' ', new InkColour(ink), TextColor.ANSI.DEFAULT, EnumSet.noneOf(SGR.class));
        this.cluster = cluster;
        this.ink = ink;
        this.wide = Clusters.widthOf(cluster) == 2;
        this.before = before;
        this.sending = sending;
    }

    Cell(String cluster, Ink ink) {
        this(cluster, ink, null, 0);
    }

    /** The same, to be sent whenever that one changes. */
    Cell behind(Cell other) {
        return new Cell(cluster, ink, other, 0);
    }

    /** The same, but not for Lanterna, which sends it although it stands there already. */
    Cell again() {
        return new Cell(cluster, ink, before, sending + 1);
    }

    @Override
    public String getCharacterString() {
        return cluster;
    }

    @Override
    @SuppressWarnings("deprecation") // it is still asked
    public char getCharacter() {
        return cluster.charAt(0);
    }

    @Override
    public boolean is(char character) {
        return cluster.length() == 1 && cluster.charAt(0) == character;
    }

    @Override
    public boolean isDoubleWidth() {
        return wide;
    }

    @Override
    public TextCharacter withCharacter(char character) {
        return new Cell(String.valueOf(character), ink);
    }

    @Override
    public TextCharacter withForegroundColor(TextColor colour) {
        return this;
    }

    @Override
    public TextCharacter withBackgroundColor(TextColor colour) {
        return this;
    }

    @Override
    public TextCharacter withModifiers(Collection<SGR> modifiers) {
        return this;
    }

    @Override
    public TextCharacter withModifier(SGR modifier) {
        return this;
    }

    @Override
    public TextCharacter withoutModifier(SGR modifier) {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Cell cell
                        && cluster.equals(cell.cluster)
                        && ink.equals(cell.ink)
                        && Objects.equals(before, cell.before)
                        && sending == cell.sending);
    }

    @Override
    public int hashCode() {
        return cluster.hashCode();
    }
}
