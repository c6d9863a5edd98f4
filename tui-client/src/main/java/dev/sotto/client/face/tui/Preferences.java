package dev.sotto.client.face.tui;

import dev.sotto.client.face.tui.config.BrokenFileException;
import dev.sotto.client.face.tui.model.Settings;
import dev.sotto.client.face.tui.settings.Change;
import dev.sotto.client.face.tui.settings.Loaded;
import dev.sotto.client.face.tui.settings.Setting;
import dev.sotto.client.face.tui.settings.SettingsFiles;
import dev.sotto.client.face.tui.settings.SettingsWatch;
import dev.sotto.client.face.tui.settings.TuiSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The person's settings while the face runs: read at the start, again when a file changes, and written back. */
final class Preferences implements AutoCloseable {
    private final SettingsFiles files;
    private final ZoneId zone;
    /** The files are for one thread. */
    private final Worker worker = new Worker(1);

    private Optional<SettingsWatch> watch = Optional.empty();

    Preferences(SettingsFiles files, ZoneId zone) {
        this.files = files;
        this.zone = zone;
    }

    /**
     * What the files say, as the model wants it. {@code problems} are for the person, not sanitised.
     *
     * @param idleLockMinutes 0: never
     * @param editor goes before the editor of the environment
     */
    record Read(Settings settings, int idleLockMinutes, Optional<String> editor, List<String> problems) {}

    /** For the start, before {@link #watch}. Fails if something in them cannot be honoured. */
    Read load() throws BrokenFileException {
        return read(files.load());
    }

    /** Calls back, on a thread of its own, with what the files say whenever that changed. */
    void watch(Consumer<Read> changed) {
        watch = SettingsWatch.start(files, () -> worker.run(() -> reload(changed)));
    }

    /** Sets one of them, and calls back with what holds then. */
    void set(String key, String value, Consumer<Read> changed) {
        worker.run(() -> {
            try {
                Optional<Setting> setting = Setting.of(key);
                if (setting.isPresent()) {
                    Change change = files.set(setting.get(), value);
                    changed.accept(withProblem(read(change.loaded()), change.problem()));
                }
            } catch (BrokenFileException e) {
                reload(changed);
            }
        });
    }

    @Override
    public void close() {
        watch.ifPresent(SettingsWatch::close);
        worker.close();
    }

    private void reload(Consumer<Read> changed) {
        try {
            files.reload().map(this::read).ifPresent(changed);
        } catch (BrokenFileException e) {
            throw new IllegalStateException("a file that was read before breaks nothing", e);
        }
    }

    private Read read(Loaded loaded) {
        TuiSettings settings = loaded.settings();
        return new Read(
                new Settings(
                        loaded.look(),
                        settings.theme(),
                        loaded.keys(),
                        zone,
                        loaded.themes().names(),
                        settings.mouse(),
                        settings.notifications(),
                        settings.listWidth()),
                settings.idleLockMinutes(),
                settings.editor(),
                loaded.warnings());
    }

    private static Read withProblem(Read read, Optional<String> problem) {
        return problem.isEmpty()
                ? read
                : new Read(read.settings(), read.idleLockMinutes(), read.editor(), List.of(problem.get()));
    }
}
