package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line that is typed in: a filter, a name, an address. At most {@value #MAX_LENGTH} characters, none of them a
 * control character. Knows the common editing keys by itself, since those of the key map belong to the message.
 *
 * @param before what stands before the cursor
 * @param behind what stands behind it
 */
public record TextLine(String before, String behind) {
    public static final TextLine EMPTY = new TextLine("", "");

    static final int MAX_LENGTH = 256;

    /** The cursor behind the text. */
    public static TextLine of(String text) {
        return EMPTY.insert(text);
    }

    public String text() {
        return before + behind;
    }

    public boolean isEmpty() {
        return before.isEmpty() && behind.isEmpty();
    }

    /** The same for a key that a key map binds, which goes first. */
    public Optional<TextLine> key(Optional<Action> bound, Key key) {
        if (bound.isEmpty()) {
            return key(key);
        }
        return switch (bound.get()) {
            case DELETE_BACK -> Optional.of(new TextLine(withoutLast(before), behind));
            case KILL_WORD_BACK -> Optional.of(wordBack());
            case KILL_TO_START -> Optional.of(new TextLine("", behind));
            default -> key(key);
        };
    }

    /** The line after the key, or empty if the key has no meaning in a line. */
    public Optional<TextLine> key(Key key) {
        if (key.isText()) {
            return Optional.of(insert(key.text()));
        }
        if (key.alt()) {
            return Optional.empty();
        }
        return Optional.ofNullable(key.code() == Key.Code.CHARACTER ? ctrl(key.text()) : named(key));
    }

    /** Typed or pasted: its first line, without what has no glyph. */
    public TextLine insert(String typed) {
        String line = typed.strip().isEmpty() ? typed : typed.stripTrailing();
        StringBuilder clean = new StringBuilder();
        int room = MAX_LENGTH - before.length() - behind.length();
        for (String cluster : Clusters.split(line.lines().findFirst().orElse("").replace('\t', ' '))) {
            if (!Clusters.isControl(cluster) && clean.length() + cluster.length() <= room) {
                clean.append(cluster);
            }
        }
        return new TextLine(before + clean, behind);
    }

    /** In the first row of the area, scrolled so that the cursor is in it; shows the cursor. */
    public void draw(Frame frame, Rect area, Ink ink) {
        if (area.isEmpty()) {
            return;
        }
        List<String> shown = Clusters.split(before);
        int from = shown.size();
        int used = 1; // the cursor itself
        while (from > 0 && used + Clusters.width(shown.get(from - 1)) <= area.width()) {
            from--;
            used += Clusters.width(shown.get(from));
        }
        String left = String.join("", shown.subList(from, shown.size()));
        int cursor = frame.put(area, 0, DisplayText.line(left), ink);
        if (!behind.isEmpty()) {
            frame.put(area, cursor, area.y(), DisplayText.line(behind), ink);
        }
        frame.cursor(Math.min(cursor, area.right() - 1), area.y());
    }

    private @Nullable TextLine named(Key key) {
        return switch (key.code()) {
            case BACKSPACE -> key.ctrl() ? wordBack() : new TextLine(withoutLast(before), behind);
            case DELETE -> new TextLine(before, withoutFirst(behind));
            case LEFT -> moved(before.length() - last(before).length());
            case RIGHT -> moved(before.length() + first(behind).length());
            case HOME -> moved(0);
            case END -> moved(text().length());
            default -> null;
        };
    }

    private @Nullable TextLine ctrl(String letter) {
        return switch (letter) {
            case "a" -> moved(0);
            case "e" -> moved(text().length());
            case "b" -> moved(before.length() - last(before).length());
            case "f" -> moved(before.length() + first(behind).length());
            case "h" -> new TextLine(withoutLast(before), behind);
            case "d" -> new TextLine(before, withoutFirst(behind));
            case "u" -> new TextLine("", behind);
            case "k" -> new TextLine(before, "");
            case "w" -> wordBack();
            default -> null;
        };
    }

    private TextLine wordBack() {
        String stripped = before.stripTrailing();
        return new TextLine(stripped.substring(0, stripped.lastIndexOf(' ') + 1), behind);
    }

    private TextLine moved(int to) {
        return new TextLine(text().substring(0, to), text().substring(to));
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - last(text).length());
    }

    private static String withoutFirst(String text) {
        return text.substring(first(text).length());
    }

    private static String first(String text) {
        return text.isEmpty() ? "" : Clusters.split(text).get(0);
    }

    private static String last(String text) {
        List<String> clusters = Clusters.split(text);
        return clusters.isEmpty() ? "" : clusters.get(clusters.size() - 1);
    }
}
