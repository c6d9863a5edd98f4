package dev.sotto.client.face.tui.settings;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells that something happened where the settings are; whether it matters, {@link SettingsFiles#reload} says. Its daemon
 * thread waits for the system and costs nothing while nothing happens.
 */
public final class SettingsWatch implements AutoCloseable {
    /** Editors write a file in several steps. */
    private static final long QUIET_MILLIS = 60;

    /** Somebody who writes without a pause does not keep the news back for ever. */
    private static final int STEPS = 20;

    private final WatchService service;
    private final Supplier<Set<Path>> folders;
    private final Runnable happened;
    private final Set<Path> registered = new HashSet<>();

    private SettingsWatch(WatchService service, Supplier<Set<Path>> folders, Runnable happened) {
        this.service = service;
        this.folders = folders;
        this.happened = happened;
    }

    /**
     * Nothing if the system cannot watch; then only {@link SettingsFiles#changed} tells.
     *
     * @param happened called on the thread of the watch; hands on, and does not work there
     */
    public static Optional<SettingsWatch> start(SettingsFiles files, Runnable happened) {
        try {
            SettingsWatch watch =
                    new SettingsWatch(FileSystems.getDefault().newWatchService(), files::watched, happened);
            watch.register();
            Thread thread = new Thread(watch::run, "sotto-settings");
            thread.setDaemon(true);
            thread.start();
            return Optional.of(watch);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            // a daemon that is left waiting holds nobody up
        }
    }

    private void run() {
        try {
            while (true) {
                again(service.take());
                for (int step = 0; step < STEPS; step++) {
                    WatchKey key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                    if (key == null) {
                        break;
                    }
                    again(key);
                }
                register();
                happened.run();
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            // closed: the end
        }
    }

    private void again(WatchKey key) {
        key.pollEvents();
        if (!key.reset() && key.watchable() instanceof Path gone) {
            registered.remove(gone);
        }
    }

    /** Folders that came meanwhile, too. */
    private void register() {
        for (Path folder : folders.get()) {
            if (registered.contains(folder)) {
                continue;
            }
            try {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
                registered.add(folder);
            } catch (IOException e) {
                // went away again, or the system watches no more: the next change of another folder tries again
            }
        }
    }
}
