package dev.sotto.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.core.StoreChange.AddMessage;
import dev.sotto.client.core.StoreChange.AddOutbox;
import dev.sotto.client.core.StoreChange.AddSeenHandshake;
import dev.sotto.client.core.StoreChange.DeletePreKey;
import dev.sotto.client.core.StoreChange.PutCounter;
import dev.sotto.client.core.StoreChange.SaveConversation;
import dev.sotto.client.core.StoreChange.SavePreKeys;
import dev.sotto.client.core.StoreContents;
import dev.sotto.client.core.StoreView;
import dev.sotto.client.core.StoredMessage;
import dev.sotto.client.disk.PrivateFiles;
import dev.sotto.client.store.StoreException.Reason;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who can write the disk and has no password: a typed failure, or what was there; never anything else. */
class StoreTamperTest {
    private static final int MESSAGES = 40;
    private static final int FLIPS = 45;

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private LocalDevice device;
    private List<StoredMessage> messages;
    private List<Path> names = List.of();

    @BeforeEach
    void fill() throws StoreException {
        device = Bench.device();
        try (ClientStore store = Bench.createStaged(folder, device).promote()) {
            for (int i = 1; i <= MESSAGES; i++) {
                store.stage(List.of(
                        new AddMessage(Bench.own("hans", i, "text " + i)), new AddOutbox(Bench.item(i, i, "hans"))));
            }
            store.commit(List.of(
                    new SaveConversation(Bench.name("Hans"), Bench.conversation(device, "hans")),
                    new SaveConversation(Bench.name("Eva"), Bench.conversation(device, "eva")),
                    new AddMessage(Bench.own("eva", 1, "to eva")),
                    new AddSeenHandshake(Bench.hash(1), 1),
                    new SavePreKeys(List.of(
                            Bench.preKey(device, PreKeyKind.SIGNED, 1), Bench.preKey(device, PreKeyKind.ONE_TIME, 1))),
                    new PutCounter("n", 1)));
            messages = Bench.history(store, "hans", MESSAGES);
        }
    }

    @Test
    void recordsThatChangedPlacesAreFound() throws Exception {
        sql(
                "UPDATE t3 SET n = 1000 WHERE n = 3",
                "UPDATE t3 SET n = 3 WHERE n = 4",
                "UPDATE t3 SET n = 4 WHERE n = 1000");
        assertHistoryDamaged();
    }

    @Test
    void recordsOfAnotherPeerOrTableAreFound() throws Exception {
        sql("UPDATE t1 SET body = (SELECT MAX(body) FROM t1)");
        assertLoadDamaged();
    }

    @Test
    void aRecordOfAnotherTableIsFound() throws Exception {
        sql("UPDATE t4 SET body = (SELECT MAX(body) FROM t2)");
        assertLoadDamaged();
    }

    @Test
    void aMissingMessageIsFound() throws Exception {
        sql("DELETE FROM t3 WHERE n = 20");
        assertHistoryDamaged();
    }

    @Test
    void missingRecordsAreFound() throws Exception {
        byte[][] whole = snapshot();
        for (String table : List.of("t1", "t2", "t4", "t6", "t7")) {
            restore(whole);
            sql("DELETE FROM " + table + " WHERE k IN (SELECT k FROM " + table + " LIMIT 1)");
            assertLoadDamaged();
        }
    }

    @Test
    void aRecordFromAnOlderCopyIsFound() throws Exception {
        // The conversation and the used prekey as they were: each seal is good.
        Path old = elsewhere.resolve("old");
        StoreLifeTest.copy(folder.resolve("store"), old);
        try (ClientStore store = Bench.open(folder)) {
            store.commit(List.of(
                    new DeletePreKey(PreKeyKind.ONE_TIME, 1),
                    new SaveConversation(Bench.name("Hans"), Bench.conversation(device, "hans"))));
        }
        String[] rows = Files.readAllLines(dump(old, "t4")).toArray(String[]::new);
        sql(Stream.concat(Stream.of("DELETE FROM t4"), Stream.of(rows)).toArray(String[]::new));
        assertLoadDamaged();
    }

    @Test
    void aChangedHeaderIsFound() throws Exception {
        Path header = folder.resolve("store/header");
        byte[] whole = Files.readAllBytes(header);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(header, changed);
            // The two bytes of the schema say only who may touch the store; the sealed state says the same.
            if (i == 14 || i == 15) {
                continue;
            }
            assertThatThrownBy(() -> Bench.open(folder).close()).as("byte " + i).isInstanceOf(StoreException.class);
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(header, Arrays.copyOf(whole, length));
            StoreLifeTest.assertRefused(() -> Bench.open(folder), Reason.DAMAGED);
        }
    }

    @Test
    void flippedAndMissingBytesNeverGiveGarbage() throws Exception {
        Random random = new Random(20261125);
        byte[][] whole = snapshot();
        List<Path> files = files();
        int found = 0;
        for (int i = 0; i < FLIPS; i++) {
            restore(whole);
            Path file = files.get(i % files.size());
            byte[] bytes = Files.readAllBytes(file);
            if (i % 3 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bytes);
            found += opensAsItWas() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(FLIPS / 10);
    }

    /** False: a typed failure said that it does not. */
    private boolean opensAsItWas() {
        try (ClientStore store = Bench.open(folder)) {
            StoreContents contents = store.load();
            assertThat(contents.device().encode()).isEqualTo(device.encode());
            assertThat(contents.outbox()).hasSize(MESSAGES);
            assertThat(contents.preKeys()).hasSize(2);
            assertThat(contents.conversations()).hasSize(2);
            assertThat(Bench.history(store, "hans", MESSAGES + 1)).isEqualTo(messages);
            return true;
        } catch (StoreException | StoreView.ReadFailure e) {
            return false;
        }
    }

    private void assertLoadDamaged() throws StoreException {
        try (ClientStore store = Bench.open(folder)) {
            StoreLifeTest.assertRefused(store::load, Reason.DAMAGED);
        }
    }

    private void assertHistoryDamaged() throws StoreException {
        try (ClientStore store = Bench.open(folder)) {
            assertThatThrownBy(() -> Bench.history(store, "hans", MESSAGES)).isInstanceOf(StoreView.ReadFailure.class);
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(folder.resolve("store")), "SA", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("SHUTDOWN");
        }
    }

    /** The rows of a table of an older copy, as statements that insert them. */
    private Path dump(Path store, String table) throws SQLException, IOException {
        StringBuilder inserts = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(url(store), "SA", "");
                Statement statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("SELECT RAWTOHEX(k), RAWTOHEX(body) FROM " + table)) {
                while (rows.next()) {
                    inserts.append("INSERT INTO " + table + " VALUES (X'" + rows.getString(1) + "', X'"
                            + rows.getString(2) + "')\n");
                }
            }
            statement.execute("SHUTDOWN");
        }
        return Files.writeString(elsewhere.resolve("rows.sql"), inserts);
    }

    private static String url(Path store) {
        return "jdbc:hsqldb:file:" + store.resolve("db/db") + ";hsqldb.lock_file=false";
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("store"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private byte[][] snapshot() throws IOException {
        List<Path> files = files();
        byte[][] contents = new byte[files.size()][];
        for (int i = 0; i < contents.length; i++) {
            contents[i] = Files.readAllBytes(files.get(i));
        }
        names = files;
        return contents;
    }

    private void restore(byte[][] contents) throws IOException {
        PrivateFiles.deleteFolder(folder.resolve("store/db"));
        Files.createDirectory(folder.resolve("store/db"));
        for (int i = 0; i < contents.length; i++) {
            Files.write(names.get(i), contents[i]);
        }
    }
}
