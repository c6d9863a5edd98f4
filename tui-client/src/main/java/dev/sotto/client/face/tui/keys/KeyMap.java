package dev.sotto.client.face.tui.keys;

import dev.sotto.client.face.tui.event.Key;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every chord does in every mode. In one mode no chord is the beginning of another, and one can always send, come
 * back from a selection, and answer or close a list, whatever a key file says.
 */
public final class KeyMap {
    private static final Lookup PREFIX = new Lookup.Prefix();
    private static final Lookup NOTHING = new Lookup.Nothing();

    private final Profile profile;
    private final Map<Mode, Map<Chord, Binding>> bindings;
    private final List<String> warnings;

    private KeyMap(Profile profile, Map<Mode, Map<Chord, Binding>> bindings, List<String> warnings) {
        this.profile = profile;
        this.bindings = new EnumMap<>(bindings);
        this.warnings = List.copyOf(warnings);
    }

    /** As shipped. */
    public static KeyMap of(Profile profile) {
        return of(profile, EnterKey.SEND, KeyFile.EMPTY);
    }

    /** The profile, then what Enter does, then a person's own keys; the later wins. The file's profile is ignored here. */
    public static KeyMap of(Profile profile, EnterKey enter, KeyFile own) {
        KeyLayers layers = new KeyLayers();
        layers.add(ShippedKeys.file(ShippedKeys.DEFAULT));
        if (profile == Profile.VIM) {
            layers.add(ShippedKeys.file(ShippedKeys.VIM));
        } else if (profile == Profile.EMACS) {
            layers.add(ShippedKeys.file(ShippedKeys.EMACS));
        }
        if (enter == EnterKey.NEWLINE) {
            layers.add(ShippedKeys.file(ShippedKeys.ENTER_NEWLINE));
        }
        layers.add(own);
        layers.keepLifelines();
        return new KeyMap(profile, layers.bindings(), layers.warnings());
    }

    public Profile profile() {
        return profile;
    }

    /** What of the own keys could not be taken, with file and line. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * What the typed keys mean.
     *
     * @param typed the keys since the last one that meant something; nothing if there are too many or none
     */
    public Lookup find(Mode mode, List<Key> typed) {
        if (typed.isEmpty() || typed.size() > Chord.LONGEST) {
            return NOTHING;
        }
        Chord chord = new Chord(typed);
        Binding binding = of(mode).get(chord);
        if (binding != null) {
            return new Lookup.Found(binding.action(), binding.otherwise());
        }
        return of(mode).keySet().stream().anyMatch(chord::begins) ? PREFIX : NOTHING;
    }

    /** In the order of the files. */
    public List<Binding> bindings(Mode mode) {
        return List.copyOf(of(mode).values());
    }

    /** The shortest chord that does it, for hints; the first one of the file among equals. */
    public Optional<String> shown(Mode mode, Action action) {
        return of(mode).values().stream()
                .filter(binding -> binding.action() == action)
                .map(Binding::chord)
                .min(Comparator.comparingInt((Chord chord) -> chord.keys().size())
                        .thenComparingInt(chord -> chord.text().length()))
                .map(Chord::text);
    }

    private Map<Chord, Binding> of(Mode mode) {
        return bindings.getOrDefault(mode, Map.of());
    }
}
