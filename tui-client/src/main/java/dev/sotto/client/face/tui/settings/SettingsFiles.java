package dev.sotto.client.face.tui.settings;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.config.BrokenFileException;
import dev.sotto.client.face.tui.config.Nearest;
import dev.sotto.client.face.tui.config.TomlText;
import dev.sotto.client.face.tui.keys.KeyFile;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.theme.ColorDepth;
import dev.sotto.client.face.tui.theme.Theme;
import dev.sotto.client.face.tui.theme.ThemeFile;
import dev.sotto.client.face.tui.theme.Themes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that a person may change while the program runs: {@code client.toml}, {@code keys.toml} and
 * {@code themes/*.toml} in one folder. A file that breaks meanwhile keeps what it said last, and a warning says where it
 * is broken. Reads and writes files; for one thread, but {@link #watched} for any.
 */
public final class SettingsFiles {
    private final ConfigFolder folder;
    private final Environment environment;
    private final Map<Setting, Object> thisRun = new EnumMap<>(Setting.class);
    private Map<Path, String> stamps = Map.of();
    private Map<String, Theme> ownThemes = Map.of();
    private KeyFile ownKeys = KeyFile.EMPTY;
    private TuiSection section = TuiSection.EMPTY;
    private @Nullable Loaded loaded;

    /**
     * The files beside that one.
     *
     * @param client the path of {@code client.toml}; neither it nor its folder has to be there
     */
    public SettingsFiles(Path client, Environment environment) {
        this.folder = new ConfigFolder(client);
        this.environment = environment;
    }

    /** For the start: a value that cannot be honoured is an error. */
    public Loaded load() throws BrokenFileException {
        stamps = folder.stamps();
        List<String> warnings = new ArrayList<>();
        Map<String, String> broken = readThemes(warnings);
        readKeys(warnings);
        TuiSection read = readSection(warnings);
        TuiSettings settings = read.settings();
        String why = broken.get(settings.theme());
        if (why != null && themes().find(settings.theme()).isEmpty()) {
            throw new BrokenFileException(why);
        }
        Loaded made = made(read, thisRun, warnings);
        section = read;
        loaded = made;
        return made;
    }

    /** Whether a file is another than when it was read last; reads attributes only. */
    public boolean changed() {
        return !folder.stamps().equals(stamps);
    }

    /** What the files say now, or nothing if none changed. What cannot be taken stays as it was, with a warning. */
    public Optional<Loaded> reload() throws BrokenFileException {
        if (loaded != null && !changed()) {
            return Optional.empty();
        }
        return Optional.of(loaded == null ? load() : again());
    }

    /** Sets it, and writes it into {@code client.toml}; if that cannot be done, it holds until the program ends. */
    public Change set(Setting setting, String typed) throws BrokenFileException {
        Loaded before = loaded == null ? load() : loaded;
        Object value = setting.fromTyped(typed);
        Map<Setting, Object> changes = new EnumMap<>(thisRun);
        changes.put(setting, value);
        try {
            made(section, changes, List.of());
        } catch (BrokenFileException e) {
            return new Change(before, Optional.of(e.sentence()));
        }
        Optional<String> unsaved = SettingWriter.write(folder.client(), setting, value);
        if (unsaved.isPresent()) {
            thisRun.put(setting, value);
        } else {
            thisRun.remove(setting);
        }
        return new Change(again(), unsaved);
    }

    /** The folders to be watched. */
    public Set<Path> watched() {
        return folder.watched();
    }

    private Loaded again() {
        stamps = folder.stamps();
        List<String> warnings = new ArrayList<>();
        readThemes(warnings);
        readKeys(warnings);
        Loaded made = null;
        try {
            TuiSection read = readSection(warnings);
            made = made(read, thisRun, warnings);
            section = read;
        } catch (BrokenFileException e) {
            warnings.add(kept(e));
        }
        made = made == null ? withLastSection(warnings) : made;
        loaded = made;
        return made;
    }

    /** The section of before, with the keys and themes of now; its theme may be gone. */
    private Loaded withLastSection(List<String> warnings) {
        try {
            return made(section, thisRun, warnings);
        } catch (BrokenFileException e) {
            Loaded last = Objects.requireNonNull(loaded);
            return new Loaded(last.settings(), last.keys(), last.look(), themes(), warnings);
        }
    }

    private Loaded made(TuiSection from, Map<Setting, Object> changes, List<String> warnings)
            throws BrokenFileException {
        TuiSection all = from.with(changes);
        TuiSettings settings = all.settings();
        Theme theme = themes().find(settings.theme(), environment).orElse(null);
        if (theme == null) {
            throw new BrokenFileException(all.place(Setting.THEME) + "There is no theme '" + settings.theme()
                    + "'; there are " + String.join(", ", themes().names()) + "."
                    + Nearest.hint(settings.theme(), themes().names()));
        }
        Profile profile = settings.keys().or(ownKeys::profile).orElse(Profile.DEFAULT);
        KeyMap keys = KeyMap.of(profile, settings.enter(), ownKeys);
        List<String> told = new ArrayList<>(warnings);
        told.addAll(keys.warnings());
        return new Loaded(
                settings,
                keys,
                theme.look(ColorDepth.detect(environment), settings.signsFor(environment)),
                themes(),
                List.copyOf(told));
    }

    private TuiSection readSection(List<String> warnings) throws BrokenFileException {
        Path file = folder.client();
        return TuiSection.of(
                TomlText.parse(file.toString(), ConfigFolder.read(file).orElse("")), warnings);
    }

    private void readKeys(List<String> warnings) {
        Path file = folder.keys();
        try {
            Optional<String> text = ConfigFolder.read(file);
            ownKeys = text.isPresent() ? KeyFile.parse(file.toString(), text.get()) : KeyFile.EMPTY;
        } catch (BrokenFileException e) {
            warnings.add(kept(e));
        }
    }

    /** Returns what is wrong with those that are broken, by name. */
    private Map<String, String> readThemes(List<String> warnings) {
        Map<String, Theme> read = new LinkedHashMap<>();
        Map<String, String> broken = new LinkedHashMap<>();
        for (Path file : folder.themes()) {
            String name = ConfigFolder.themeName(file);
            try {
                Theme theme = ThemeFile.parse(
                        name, file.toString(), ConfigFolder.read(file).orElse(""));
                warnings.addAll(theme.warnings());
                read.put(name, theme);
            } catch (BrokenFileException e) {
                broken.put(name, e.sentence());
                warnings.add(kept(e));
                Theme last = ownThemes.get(name);
                if (last != null) {
                    read.put(name, last);
                }
            }
        }
        ownThemes = read;
        return broken;
    }

    private Themes themes() {
        return Themes.BUILT_IN.with(ownThemes.values());
    }

    private static String kept(BrokenFileException e) {
        return e.sentence() + " Until that is right, what was there before stays.";
    }
}
