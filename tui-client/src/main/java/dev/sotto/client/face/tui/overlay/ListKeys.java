package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Mode;
import java.util.Optional;

/** What keys mean in every list and question, also where a key map has lost the plain ones: nobody gets trapped. */
final class ListKeys {
    private ListKeys() {}

    static Optional<Action> meaning(Optional<Action> bound, Key key) {
        if (bound.isPresent()) {
            return bound;
        }
        if (key.ctrl()) {
            return key.text().equals("c") || key.text().equals("g") ? Optional.of(Action.CANCEL) : Optional.empty();
        }
        return switch (key.code()) {
            case ENTER -> Optional.of(Action.ACCEPT);
            case ESCAPE -> Optional.of(Action.CANCEL);
            case UP -> Optional.of(Action.LIST_UP);
            case DOWN -> Optional.of(Action.LIST_DOWN);
            case PAGE_UP -> Optional.of(Action.LIST_PAGE_UP);
            case PAGE_DOWN -> Optional.of(Action.LIST_PAGE_DOWN);
            default -> Optional.empty();
        };
    }

    static Optional<Action> meaning(MouseKind kind) {
        return switch (kind) {
            case WHEEL_UP -> Optional.of(Action.LIST_UP);
            case WHEEL_DOWN -> Optional.of(Action.LIST_DOWN);
            default -> Optional.empty();
        };
    }

    /** Where an index or a top row goes; stays from 0 to {@code last}. */
    static int moved(int from, Action action, int page, int last) {
        int to = switch (action) {
            case LIST_UP -> from - 1;
            case LIST_DOWN -> from + 1;
            case LIST_PAGE_UP -> from - Math.max(1, page - 1);
            case LIST_PAGE_DOWN -> from + Math.max(1, page - 1);
            case LIST_TOP -> 0;
            case LIST_BOTTOM -> last;
            default -> from;
        };
        return Math.max(0, Math.min(to, last));
    }

    static boolean moves(Action action) {
        return switch (action) {
            case LIST_UP, LIST_DOWN, LIST_PAGE_UP, LIST_PAGE_DOWN, LIST_TOP, LIST_BOTTOM -> true;
            default -> false;
        };
    }

    /** {@code Enter go  Esc close}, with the keys as they are now. */
    static String hints(Chords chords, String accept) {
        return chords.shown(Mode.LIST, Action.ACCEPT).orElse("Enter") + " " + accept + "  " + cancel(chords, "close");
    }

    static String cancel(Chords chords, String word) {
        return chords.shown(Mode.LIST, Action.CANCEL).orElse("Esc") + " " + word;
    }
}
