package dev.sotto.client.face.tui.keys;

import dev.sotto.client.face.tui.event.Key;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays key files over each other. A later file takes its chords from the earlier ones, longer and shorter ones included. */
final class KeyLayers {
    private static final List<Lifeline> LIFELINES = List.of(
            new Lifeline(Mode.COMPOSE, Action.SEND, Key.of(Key.Code.ENTER)),
            new Lifeline(Mode.SELECT, Action.COMPOSE_MODE, Key.of(Key.Code.ESCAPE)),
            new Lifeline(Mode.LIST, Action.ACCEPT, Key.of(Key.Code.ENTER)),
            new Lifeline(Mode.LIST, Action.CANCEL, Key.of(Key.Code.ESCAPE)));

    private final Map<Mode, Map<Chord, Binding>> bindings = new EnumMap<>(Mode.class);
    private final List<String> warnings = new ArrayList<>();

    private record Lifeline(Mode mode, Action action, Key key) {}

    KeyLayers() {
        for (Mode mode : Mode.values()) {
            bindings.put(mode, new LinkedHashMap<>());
        }
    }

    void add(KeyFile file) {
        warnings.addAll(file.warnings());
        Map<Mode, Map<Chord, KeyFile.Entry>> layer = new EnumMap<>(Mode.class);
        for (KeyFile.Entry entry : file.entries()) {
            for (Mode mode : entry.modes()) {
                add(mode, entry, layer.computeIfAbsent(mode, any -> new HashMap<>()));
            }
        }
    }

    /** Nobody locks himself in by a key file. */
    void keepLifelines() {
        for (Lifeline line : LIFELINES) {
            Map<Chord, Binding> map = bindingsOf(line.mode());
            if (map.values().stream().noneMatch(b -> b.action() == line.action())) {
                Chord chord = new Chord(List.of(line.key()));
                map.keySet().removeIf(chord::begins);
                map.put(chord, new Binding(chord, line.action(), Optional.empty()));
                warnings.add("The key file leaves no key for '" + line.action().word() + "', so " + chord.text()
                        + " still does it.");
            }
        }
    }

    Map<Mode, Map<Chord, Binding>> bindings() {
        return bindings;
    }

    List<String> warnings() {
        return warnings;
    }

    private void add(Mode mode, KeyFile.Entry entry, Map<Chord, KeyFile.Entry> layer) {
        Chord chord = entry.chord();
        Map<Chord, Binding> map = bindingsOf(mode);
        if (entry.actions().isEmpty()) {
            layer.remove(chord);
            map.remove(chord);
            return;
        }
        for (KeyFile.Entry other : layer.values()) {
            if (other.chord().begins(chord) || chord.begins(other.chord())) {
                warnings.add(entry.place() + ": '" + chord.text() + "' and '"
                        + other.chord().text() + "' (" + other.place()
                        + ") exclude each other, so the first one counts.");
                return;
            }
        }
        layer.put(chord, entry);
        map.remove(chord);
        map.keySet().removeIf(other -> other.begins(chord) || chord.begins(other));
        map.put(chord, binding(entry));
    }

    private Map<Chord, Binding> bindingsOf(Mode mode) {
        return bindings.computeIfAbsent(mode, any -> new LinkedHashMap<>());
    }

    private static Binding binding(KeyFile.Entry entry) {
        List<Action> actions = entry.actions();
        return new Binding(
                entry.chord(), actions.get(0), actions.size() > 1 ? Optional.of(actions.get(1)) : Optional.empty());
    }
}
