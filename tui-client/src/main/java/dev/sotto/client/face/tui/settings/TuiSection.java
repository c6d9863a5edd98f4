package dev.sotto.client.face.tui.settings;

import dev.sotto.client.face.tui.config.BrokenFileException;
import dev.sotto.client.face.tui.config.Nearest;
import dev.sotto.client.face.tui.config.TomlText;
import dev.sotto.client.face.tui.keys.EnterKey;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.paint.Signs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tomlj.TomlTable;

/**
 * Section {@code [tui]} as it is written, with what was set in the program laid over it. An unknown key is a warning; a
 * value that cannot be honoured is an error, never ignored.
 */
final class TuiSection {
    static final TuiSection EMPTY = new TuiSection(Map.of(), Map.of());

    private final Map<String, Object> values;
    private final Map<String, String> places;

    private TuiSection(Map<String, Object> values, Map<String, String> places) {
        this.values = values;
        this.places = places;
    }

    /** Adds a warning for each key that is none. */
    static TuiSection of(TomlText text, List<String> warnings) throws BrokenFileException {
        Object section = text.table().get(List.of("tui"));
        if (section != null && !(section instanceof TomlTable)) {
            throw new BrokenFileException(text.at("tui") + ": 'tui' is a section; write [tui].");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        if (section instanceof TomlTable table) {
            for (Map.Entry<String, Object> entry : table.entrySet()) {
                String place = text.at("tui", entry.getKey()) + ": ";
                if (Setting.of(entry.getKey()).isEmpty()) {
                    warnings.add(place + "unknown key '" + entry.getKey() + "' in [tui]."
                            + Nearest.hint(entry.getKey(), Setting.words()));
                } else {
                    values.put(entry.getKey(), entry.getValue());
                    places.put(entry.getKey(), place);
                }
            }
        }
        return new TuiSection(values, places);
    }

    /** With these instead of the file's. */
    TuiSection with(Map<Setting, Object> changes) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        Map<String, String> kept = new LinkedHashMap<>(places);
        changes.forEach((setting, value) -> {
            changed.put(setting.word(), value);
            kept.remove(setting.word());
        });
        return new TuiSection(changed, kept);
    }

    TuiSettings settings() throws BrokenFileException {
        TuiSettings d = TuiSettings.DEFAULTS;
        Optional<String> keys = word(Setting.KEYS, Profile.words());
        return new TuiSettings(
                text(Setting.THEME).orElse(d.theme()),
                keys.flatMap(Profile::of),
                flag(Setting.MOUSE, d.mouse()),
                choice(Setting.NOTIFY, NotifyLevel.class).orElse(d.notifications()),
                choice(Setting.SIGNS, Signs.class),
                choice(Setting.ENTER, EnterKey.class).orElse(d.enter()),
                number(Setting.IDLE_LOCK, 0, TuiSettings.IDLE_LOCK_MOST, d.idleLockMinutes()),
                number(Setting.LIST_WIDTH, TuiSettings.LIST_LEAST, TuiSettings.LIST_MOST, d.listWidth()),
                text(Setting.EDITOR));
    }

    /** {@code client.toml:12: } or nothing if it was set in the program. */
    String place(Setting setting) {
        return places.getOrDefault(setting.word(), "");
    }

    private Optional<String> text(Setting setting) throws BrokenFileException {
        Object value = values.get(setting.word());
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw wrong(setting, "needs a text in quotes.");
        }
        return Optional.of(text.strip());
    }

    private Optional<String> word(Setting setting, List<String> words) throws BrokenFileException {
        Object value = values.get(setting.word());
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String word) || !words.contains(word)) {
            throw wrong(
                    setting,
                    "is one of \"" + String.join("\", \"", words) + "\"." + Nearest.hint(String.valueOf(value), words));
        }
        return Optional.of(word);
    }

    private <E extends Enum<E>> Optional<E> choice(Setting setting, Class<E> type) throws BrokenFileException {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> words =
                constants.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
        return word(setting, words).map(word -> constants.get(words.indexOf(word)));
    }

    private boolean flag(Setting setting, boolean otherwise) throws BrokenFileException {
        Object value = values.getOrDefault(setting.word(), otherwise);
        if (!(value instanceof Boolean flag)) {
            throw wrong(setting, "is true or false.");
        }
        return flag;
    }

    private int number(Setting setting, int least, int most, int otherwise) throws BrokenFileException {
        Object value = values.getOrDefault(setting.word(), (long) otherwise);
        if (!(value instanceof Long number) || number < least || number > most) {
            throw wrong(setting, "is a number from " + least + " to " + most + ".");
        }
        return number.intValue();
    }

    private BrokenFileException wrong(Setting setting, String sentence) {
        return new BrokenFileException(place(setting) + "'" + setting.word() + "' " + sentence);
    }
}
