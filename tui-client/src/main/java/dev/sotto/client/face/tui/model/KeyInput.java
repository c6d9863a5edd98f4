package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.overlay.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a key to what it does. */
final class KeyInput {
    private KeyInput() {}

    static void press(Step step, Key key) {
        Optional<Overlay> overlay = step.model().overlay();
        if (overlay.isPresent()) {
            Optional<Action> action = found(keys(step).find(Mode.LIST, List.of(key)));
            Overlays.apply(step, overlay.get().key(action, key, Overlays.area(step.model())));
            return;
        }
        step.input(input -> input.quitAsked(false));
        List<Key> typed = new ArrayList<>(step.model().input().chord());
        typed.add(key);
        KeyMap.Lookup lookup = keys(step).find(step.model().mode(), typed);
        if (lookup instanceof KeyMap.Prefix) {
            step.input(input -> input.chord(typed));
            return;
        }
        step.input(input -> input.chord(List.of()));
        Optional<Action> action = found(lookup);
        if (action.isPresent()) {
            Actions.perform(step, meant(step, key, action.get()));
        } else if (typed.size() > 1) {
            press(step, key); // the keys before were the beginning of nothing
        } else if (step.model().mode() == Mode.COMPOSE && key.isText()) {
            Writing.type(step, key.text());
        }
    }

    /** Who wants Enter to begin a new line sends with what did that. */
    private static Action meant(Step step, Key key, Action action) {
        if (step.model().settings().enterSends() || key.code() != Key.Code.ENTER) {
            return action;
        }
        return action == Action.SEND ? Action.NEW_LINE : action == Action.NEW_LINE ? Action.SEND : action;
    }

    private static KeyMap keys(Step step) {
        return step.model().settings().keys();
    }

    private static Optional<Action> found(KeyMap.Lookup lookup) {
        return lookup instanceof KeyMap.Found found ? Optional.of(found.action()) : Optional.empty();
    }
}
