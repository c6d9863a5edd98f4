package dev.sotto.client.face.tui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SettingsWatchTest {
    @TempDir
    Path home;

    private final Semaphore told = new Semaphore(0);

    @Test
    @DisplayName("tells of a file that changes, a theme that comes, and a folder that comes")
    void tells() throws Exception {
        Path folder = home.resolve("sotto");
        SettingsFiles files = files(folder);
        files.load();
        try (SettingsWatch watch = SettingsWatch.start(files, told::release).orElseThrow()) {
            assertThat(watch).isNotNull();
            Files.createDirectory(folder);
            await();
            Files.writeString(folder.resolve("client.toml"), "[tui]\nmouse = false\n");
            await();
            assertThat(files.reload().orElseThrow().settings().mouse()).isFalse();
            Files.createDirectory(folder.resolve("themes"));
            await();
            Files.writeString(folder.resolve("themes/mine.toml"), "link = { fg = 'red' }");
            await();
            assertThat(files.reload().orElseThrow().themes().find("mine")).isPresent();
        }
    }

    @Test
    @DisplayName("follows a link to a file that is kept elsewhere")
    void links() throws Exception {
        Path real = Files.writeString(
                Files.createDirectory(home.resolve("dotfiles")).resolve("c.toml"), "");
        Path folder = Files.createDirectory(home.resolve("sotto"));
        Files.createSymbolicLink(folder.resolve("client.toml"), real);
        SettingsFiles files = files(folder);
        files.load();
        try (SettingsWatch watch = SettingsWatch.start(files, told::release).orElseThrow()) {
            assertThat(watch).isNotNull();
            Files.writeString(real, "[tui]\nmouse = false\n");
            await();
            assertThat(files.reload().orElseThrow().settings().mouse()).isFalse();
        }
    }

    @Test
    @DisplayName("says nothing while nothing happens, and nothing any more when it is closed")
    void quiet() throws Exception {
        Path folder = Files.createDirectory(home.resolve("sotto"));
        SettingsFiles files = files(folder);
        files.load();
        SettingsWatch watch = SettingsWatch.start(files, told::release).orElseThrow();
        assertThat(told.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
        watch.close();
        Files.writeString(folder.resolve("client.toml"), "[tui]\n");
        assertThat(told.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
    }

    private SettingsFiles files(Path folder) {
        return new SettingsFiles(folder.resolve("client.toml"), Environment.of(Map.of("TERM", "xterm")));
    }

    private void await() throws InterruptedException {
        assertThat(told.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        told.drainPermits();
    }
}
