package dev.sotto.client.face.tui.keys;

import dev.sotto.client.face.tui.config.BrokenFileException;
import dev.sotto.client.face.tui.config.Nearest;
import dev.sotto.client.face.tui.config.TomlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

/**
 * A key file: per section {@code "chord" = "action"}, where {@code "a or b"} does b if a would change nothing, and an
 * empty string unbinds. Sections: {@code everywhere}, {@code chat} (compose and select), then each mode; the narrower one
 * wins. What is wrong in it becomes a warning, and the rest counts.
 */
public final class KeyFile {
    public static final KeyFile EMPTY = new KeyFile(Optional.empty(), List.of(), List.of());

    private static final Map<String, Set<Mode>> SECTIONS = sections();
    private static final List<String> WORDS =
            Arrays.stream(Action.values()).map(Action::word).toList();

    private final Optional<Profile> profile;
    private final List<Entry> entries;
    private final List<String> warnings;

    private KeyFile(Optional<Profile> profile, List<Entry> entries, List<String> warnings) {
        this.profile = profile;
        this.entries = List.copyOf(entries);
        this.warnings = List.copyOf(warnings);
    }

    /** One line of the file; no actions: it unbinds. {@code place} is file and line. */
    record Entry(Set<Mode> modes, Chord chord, List<Action> actions, String place) {}

    /**
     * Reads a file of keys.
     *
     * @param name what warnings call the file
     */
    public static KeyFile parse(String name, String text) throws BrokenFileException {
        return of(TomlText.parse(name, text));
    }

    static KeyFile of(TomlText text) {
        return new Reading(text).read();
    }

    /** The profile that the file asks for. */
    public Optional<Profile> profile() {
        return profile;
    }

    public List<String> warnings() {
        return warnings;
    }

    /** Wider sections first. */
    List<Entry> entries() {
        return entries;
    }

    private static Map<String, Set<Mode>> sections() {
        Map<String, Set<Mode>> sections = new LinkedHashMap<>();
        sections.put("everywhere", EnumSet.allOf(Mode.class));
        sections.put("chat", EnumSet.of(Mode.COMPOSE, Mode.SELECT));
        sections.put("compose", EnumSet.of(Mode.COMPOSE));
        sections.put("select", EnumSet.of(Mode.SELECT));
        sections.put("list", EnumSet.of(Mode.LIST));
        return sections;
    }

    private static final class Reading {
        private final TomlText text;
        private final List<Entry> entries = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        Reading(TomlText text) {
            this.text = text;
        }

        KeyFile read() {
            for (String key : text.table().keySet()) {
                if (!SECTIONS.containsKey(key) && !key.equals("profile")) {
                    warnings.add(text.at(key) + ": unknown section '" + key + "'; there are "
                            + String.join(", ", SECTIONS.keySet()) + "."
                            + Nearest.hint(key, SECTIONS.keySet()));
                }
            }
            Optional<Profile> profile = profile(text.table().get(List.of("profile")));
            SECTIONS.forEach(this::section);
            return new KeyFile(profile, entries, warnings);
        }

        private Optional<Profile> profile(@Nullable Object value) {
            Optional<Profile> profile = value instanceof String word ? Profile.of(word) : Optional.empty();
            if (value != null && profile.isEmpty()) {
                warnings.add(text.at("profile") + ": there is no profile '" + value + "'; there are "
                        + String.join(", ", Profile.words()) + ".");
            }
            return profile;
        }

        private void section(String name, Set<Mode> modes) {
            Object section = text.table().get(List.of(name));
            if (section instanceof TomlTable table) {
                table.keySet().stream()
                        .sorted(Comparator.comparingInt((String key) -> line(table, key)))
                        .forEach(key -> entry(name, modes, key, table.get(List.of(key))));
            } else if (section != null) {
                warnings.add(text.at(name) + ": '" + name + "' is a section; write [" + name + "].");
            }
        }

        private void entry(String section, Set<Mode> modes, String key, @Nullable Object value) {
            String place = text.at(section, key);
            try {
                Chord chord = Chord.parse(key);
                Set<Mode> typedIn = EnumSet.copyOf(modes);
                typedIn.remove(Mode.SELECT);
                if (chord.beginsAsText() && !typedIn.isEmpty()) {
                    warnings.add(place + ": '" + key + "' is text there, and could not be typed any more; add ctrl- or "
                            + "alt-, or bind it in [select].");
                    return;
                }
                actions(place, key, value).ifPresent(actions -> entries.add(new Entry(modes, chord, actions, place)));
            } catch (ChordException e) {
                warnings.add(place + ": " + e.getMessage());
            }
        }

        private Optional<List<Action>> actions(String place, String key, @Nullable Object value) {
            if (!(value instanceof String words)) {
                warnings.add(place + ": '" + key + "' needs an action in quotes, as in \"switcher\".");
                return Optional.empty();
            }
            if (words.isBlank()) {
                return Optional.of(List.of());
            }
            List<Action> actions = new ArrayList<>();
            for (String word : words.strip().split("\\s+or\\s+", -1)) {
                Optional<Action> action = Action.of(word);
                if (action.isEmpty()) {
                    warnings.add(place + ": there is no action '" + word + "'." + Nearest.hint(word, WORDS));
                    return Optional.empty();
                }
                actions.add(action.get());
            }
            if (actions.size() > 2) {
                warnings.add(place + ": at most two actions, as in \"kill-to-end or switcher\".");
                return Optional.empty();
            }
            return Optional.of(actions);
        }

        private static int line(TomlTable table, String key) {
            var position = table.inputPositionOf(List.of(key));
            return position == null ? 0 : position.line();
        }
    }
}
