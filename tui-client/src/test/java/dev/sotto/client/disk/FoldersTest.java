package dev.sotto.client.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where files are, and that nobody leads them elsewhere. */
class FoldersTest {
    @TempDir
    private Path base;

    @Test
    void hostsHaveFoldersOfTheirOwnInsideTheDataFolder() {
        Folders folders = Folders.in(base);
        assertThat(folders.account("Chat.example.org", 25567, "paul"))
                .isEqualTo(base.resolve("chat.example.org_25567/paul"));
        assertThat(folders.account("::1", 1, "paul")).isEqualTo(base.resolve("%3a%3a1_1/paul"));
        assertThat(folders.account("../../etc", 1, "paul")).isEqualTo(base.resolve("..%2f..%2fetc_1/paul"));
        assertThat(folders.account("a_b", 1, "paul")).isNotEqualTo(folders.account("a%5fb", 1, "paul"));
        assertThat(folders.knownRelays()).isEqualTo(base.resolve("known_relays"));
    }

    @Test
    void makesPrivateFoldersAndNarrowsOpenOnes() throws IOException {
        Folders folders = Folders.in(base.resolve("new/data"));
        Path account = folders.account("host", 1, "paul");
        Path host = base.resolve("new/data/host_1");
        Files.createDirectories(
                host, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
        folders.make(account);
        folders.make(account);
        assertThat(mode(account)).isEqualTo("rwx------");
        assertThat(mode(host)).isEqualTo("rwx------");
    }

    @Test
    void refusesLinksBelowTheDataFolderOnly(@TempDir Path elsewhere) throws IOException {
        Path link = base.resolve("link");
        Files.createSymbolicLink(link, elsewhere);
        Folders folders = Folders.in(link);
        folders.make(folders.account("host", 1, "paul"));
        Path led = link.resolve("host_2");
        Files.createSymbolicLink(led, elsewhere);
        assertThatThrownBy(() -> folders.make(folders.account("host", 2, "paul")))
                .isInstanceOf(UnsafeFileException.class)
                .hasMessageContaining(led.toString());
    }

    @Test
    void filesAreReplacedWhole() throws IOException {
        Path file = base.resolve("file");
        PrivateFiles.write(file, new byte[] {1});
        PrivateFiles.write(file, new byte[] {2, 3});
        assertThat(PrivateFiles.read(file, 2)).containsExactly(2, 3);
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThatThrownBy(() -> PrivateFiles.read(file, 1)).isInstanceOf(IOException.class);
        Path link = base.resolve("link");
        Files.createSymbolicLink(link, file);
        assertThatThrownBy(() -> PrivateFiles.write(link, new byte[1])).isInstanceOf(UnsafeFileException.class);
        assertThatThrownBy(() -> PrivateFiles.read(link, 9)).isInstanceOf(UnsafeFileException.class);
        assertThatThrownBy(() -> PrivateFiles.open(link)).isInstanceOf(UnsafeFileException.class);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
