package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Chord;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Lookup;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.overlay.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a key to what it does. */
final class KeyInput {
    /**
     * Esc and a command typed right behind it reach us as Alt-/ (tmux joins what comes within half a second). Without its
     * slash the rest of the command would be a message.
     */
    private static final Key ESCAPE_AND_SLASH = Key.alt("/");

    private KeyInput() {}

    static void press(Step step, Key key) {
        step.noticeRead();
        if (key.equals(ESCAPE_AND_SLASH) && isFree(step, key)) {
            pressed(step, Key.of(Key.Code.ESCAPE));
            pressed(step, Key.character("/"));
        } else {
            pressed(step, key);
        }
    }

    private static boolean isFree(Step step, Key key) {
        Mode mode =
                step.model().overlay().isPresent() ? Mode.LIST : step.model().mode();
        boolean begun = !step.model().input().chord().isEmpty();
        return !begun && keys(step).find(mode, List.of(key)) instanceof Lookup.Nothing;
    }

    private static void pressed(Step step, Key key) {
        Optional<Overlay> overlay = step.model().overlay();
        if (overlay.isPresent()) {
            Optional<Action> action = found(keys(step).find(Mode.LIST, List.of(key)));
            Overlays.apply(step, overlay.get().key(action, key, Overlays.area(step.model())));
            return;
        }
        step.input(input -> input.quitAsked(false));
        List<Key> typed = new ArrayList<>(step.model().input().chord());
        typed.add(key);
        Lookup lookup = keys(step).find(step.model().mode(), typed);
        if (lookup instanceof Lookup.Prefix) {
            step.input(input -> input.chord(typed));
            return;
        }
        step.input(input -> input.chord(List.of()));
        if (lookup instanceof Lookup.Found found) {
            boolean idle = found.otherwise().isPresent() && Actions.wouldChangeNothing(step, found.action());
            Actions.perform(step, idle ? found.otherwise().get() : found.action());
        } else if (typed.size() > 1) {
            broken(step, typed);
        } else if (step.model().mode() == Mode.COMPOSE && key.isText()) {
            Writing.type(step, key.text());
        }
    }

    /** No text is lost by it: a combination never begins with text where one writes. */
    private static void broken(Step step, List<Key> typed) {
        if (typed.get(typed.size() - 1).code() != Key.Code.ESCAPE) {
            step.notice(new Chord(typed).text() + " does nothing.");
        }
    }

    private static KeyMap keys(Step step) {
        return step.model().settings().keys();
    }

    private static Optional<Action> found(Lookup lookup) {
        return lookup instanceof Lookup.Found found ? Optional.of(found.action()) : Optional.empty();
    }
}
