package dev.sotto.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.core.StoreChange;
import dev.sotto.client.core.StoreChange.AddMessage;
import dev.sotto.client.core.StoreChange.DeleteHistory;
import dev.sotto.client.core.StoredChat;
import dev.sotto.client.core.StoredMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long history: pages come by key, and a start does not read them. */
class LongHistoryTest {
    private static final int MESSAGES = 20_000;
    private static final int BATCH = 5_000;

    @TempDir
    private Path folder;

    @Test
    void pagesAreReadByKey() throws StoreException, SQLException {
        try (ClientStore store = Bench.create(folder)) {
            for (int from = 1; from <= MESSAGES; from += BATCH) {
                List<StoreChange> batch = IntStream.range(from, from + BATCH)
                        .<StoreChange>mapToObj(i -> new AddMessage(Bench.own("hans", i, "message " + i)))
                        .toList();
                store.commit(batch);
            }
        }
        try (ClientStore store = Bench.open(folder)) {
            assertThat(store.load().outbox()).isEmpty();
            assertThat(Bench.history(store, "hans", 50))
                    .extracting(StoredMessage::seq)
                    .isEqualTo(LongStream.rangeClosed(MESSAGES - 49, MESSAGES)
                            .boxed()
                            .toList());
            assertThat(store.reads().chats().get(0).messages()).isEqualTo(MESSAGES);
            assertThat(store.reads().message("hans", Bench.id(MESSAGES / 2), true))
                    .map(StoredMessage::text)
                    .contains("message " + MESSAGES / 2);
            store.commit(List.of(new DeleteHistory("hans")));
            assertThat(Bench.history(store, "hans", 50)).isEmpty();
        }
        assertThat(plan("SELECT n, body FROM t3 WHERE c = X'00' AND n >= 1 AND n < 9 ORDER BY c, n"))
                .as("start and end of the page are conditions of the primary key's index")
                .contains("start conditions", "end condition")
                .doesNotContain("FULL SCAN");
    }

    @Test
    void theLastLinesOfManyChatsAreOneReadEach() throws StoreException {
        try (ClientStore store = Bench.create(folder)) {
            for (int chat = 0; chat < 50; chat++) {
                String peer = "peer" + chat;
                store.commit(IntStream.rangeClosed(1, 200)
                        .<StoreChange>mapToObj(i -> new AddMessage(Bench.theirs(peer, i, "x".repeat(500))))
                        .toList());
            }
        }
        try (ClientStore store = Bench.open(folder)) {
            assertThat(store.load().outbox()).isEmpty();
            long start = System.nanoTime();
            List<StoredChat> chats = store.reads().chats();
            assertThat(chats).hasSize(50).allMatch(chat -> chat.unread() == 200);
            assertThat(chats)
                    .allSatisfy(
                            chat -> assertThat(Bench.history(store, chat.peer().account(), 1))
                                    .extracting(StoredMessage::seq)
                                    .containsExactly(200L));
            // Some milliseconds; the limit is for a machine that has other work.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private String plan(String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:hsqldb:file:" + folder.resolve("store/db/db") + ";hsqldb.lock_file=false", "SA", "");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("EXPLAIN PLAN FOR " + query)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            statement.execute("SHUTDOWN");
        }
        return plan.toString();
    }
}
