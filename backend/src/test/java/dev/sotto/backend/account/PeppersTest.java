package dev.sotto.backend.account;

import static dev.sotto.backend.testing.Await.await;
import static dev.sotto.backend.testing.Await.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sotto.backend.store.Database;
import dev.sotto.backend.store.FailStop;
import dev.sotto.backend.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeppersTest {
    @TempDir
    Path folder;

    private Path file;
    private Database database;

    @BeforeEach
    void open() {
        file = folder.resolve("secrets").resolve("pepper");
        database = Database.open(folder.resolve("data"), FailStop.halt());
    }

    @AfterEach
    void close() {
        await(database.close());
    }

    @Test
    void theFirstStartMakesTheFileForItsOwnerOnly() throws IOException {
        Peppers peppers = await(Peppers.open(database, file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r--------");
        assertThat(peppers.newest()).isEqualTo(1);
        String key = HexFormat.of().formatHex(PepperFile.read(file).getOrDefault(1, new byte[0]));
        assertThat(key).hasSize(64);
        assertThat(peppers.toString()).doesNotContain(key.substring(0, 8));
        Peppers again = await(Peppers.open(database, file));
        assertThat(again.mac(1, new byte[1])).isEqualTo(peppers.mac(1, new byte[1]));
    }

    @Test
    void aMissingFileIsRefusedOnceThereAreAccounts() throws IOException {
        await(Peppers.open(database, file));
        await(database.submit(tx -> {
            tx.accounts().insert("paul", "Paul", "x", 0);
            return 1;
        }));
        Files.delete(file);
        assertThat(failure(Peppers.open(database, file)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is missing, but accounts exist");
        assertThat(file).doesNotExist();
    }

    @Test
    void anotherKeyUnderTheSameIdIsRefused() throws IOException {
        await(Peppers.open(database, file));
        replace("1 " + "ab".repeat(32));
        assertThat(failure(Peppers.open(database, file)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Pepper key 1");
    }

    @Test
    void aNewKeyMayComeButNoneMayGo() throws IOException {
        await(Peppers.open(database, file));
        String old = Files.readAllLines(file).get(1);
        replace(old + "\n2 " + "ab".repeat(32) + "\n");
        Peppers rotated = await(Peppers.open(database, file));
        assertThat(rotated.newest()).isEqualTo(2);
        replace("2 " + "ab".repeat(32));
        assertThat(failure(Peppers.open(database, file))).hasMessageContaining("Pepper key 1");
    }

    @Test
    void brokenFilesAreRefusedWithoutShowingThem() throws IOException {
        await(Peppers.open(database, file));
        for (String text : new String[] {
            "",
            "# nothing",
            "1 " + "ab".repeat(31),
            "0 " + "ab".repeat(32),
            "1 " + "ab".repeat(32) + "\n1 " + "cd".repeat(32)
        }) {
            replace(text);
            assertThat(failure(Peppers.open(database, file)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining("abab");
        }
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        await(Peppers.open(database, file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        assertThat(failure(Peppers.open(database, file))).hasMessageContaining("chmod 400");
    }

    @Test
    void passwordsVerifyOnlyWithTheirPepperSaltAndScheme() {
        Peppers peppers = new Peppers(Map.of(1, new byte[32]));
        Passwords passwords = new Passwords(peppers);
        String right = Passwords.asPassword(ByteString.copyFrom(new byte[32]));
        byte[] other = new byte[32];
        other[31] = 1;
        String wrong = Passwords.asPassword(ByteString.copyFrom(other));
        String stored = passwords.hash(right);

        assertThat(stored).startsWith("$sotto1$k=1$").hasSizeLessThan(255);
        assertThat(passwords.hash(right)).isNotEqualTo(stored);
        assertThat(passwords.verify(stored, right)).isTrue();
        assertThat(passwords.verify(stored, wrong)).isFalse();
        assertThat(passwords.verifyNothing(right)).isFalse();
        assertThat(new Passwords(new Peppers(Map.of(1, other))).verify(stored, right))
                .isFalse();
        // Vert.x would verify this one: the SHA-1 of the word.
        assertThat(passwords.verify("$sha1$$" + sha1Base64(right), right)).isFalse();
    }

    @Test
    void hashesOfAnOlderKeyStillVerifyAndAreKnownToBeOutdated() {
        Peppers old = new Peppers(Map.of(1, new byte[32]));
        Peppers rotated = new Peppers(Map.of(1, new byte[32], 2, HexFormat.of().parseHex("ab".repeat(32))));
        String secret = Passwords.asPassword(ByteString.copyFrom(new byte[32]));
        String stored = new Passwords(old).hash(secret);
        assertThat(new Passwords(old).outdated(stored)).isFalse();
        assertThat(new Passwords(rotated).verify(stored, secret)).isTrue();
        assertThat(new Passwords(rotated).outdated(stored)).isTrue();
        assertThat(new Passwords(rotated).hash(secret)).startsWith("$sotto1$k=2$");
    }

    private void replace(String text) throws IOException {
        Files.delete(file);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    }

    private static String sha1Base64(String word) {
        return io.vertx.ext.auth.hashing.HashingStrategy.load()
                .hash("sha1", Map.of(), "", word)
                .replaceAll(".*\\$", "");
    }
}
