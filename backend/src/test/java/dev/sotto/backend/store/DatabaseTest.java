package dev.sotto.backend.store;

import static dev.sotto.backend.testing.Await.await;
import static dev.sotto.backend.testing.Await.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.v1.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> stops = new ConcurrentLinkedQueue<>();
    private Database database;

    @BeforeEach
    void open() {
        database = reopen();
    }

    @AfterEach
    void close() {
        await(database.close());
        assertThat(stops).isEmpty();
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        await(database.submit(tx -> insert(tx, "paul")));
        await(database.close());
        database = reopen();
        Optional<String> name = await(database.submit(tx -> tx.accounts().name("paul")));
        assertThat(name).contains("Paul");
    }

    @Test
    void workRunsInTheOrderOfSubmissionAndSeesWhatCameBefore() {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            int id = i;
            answers.add(database.submit(tx -> {
                tx.prekeys().addOneTime("paul", id, ByteString.EMPTY);
                return tx.prekeys().oneTimeIds("paul").size();
            }));
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(await(answers.get(i))).isEqualTo(i + 1);
        }
    }

    @Test
    void noticesComeInOrderAndBeforeLaterWork() {
        List<String> order = new ArrayList<>();
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int id = i;
            answers.add(database.submit(tx -> id, value -> order.add("committed " + value)));
        }
        answers.forEach(answer -> await(answer));
        // Read on the writer's thread, which wrote it.
        List<String> seen = await(database.submit(tx -> List.copyOf(order)));
        assertThat(seen).hasSize(500).first().isEqualTo("committed 0");
        for (int i = 0; i < 500; i++) {
            assertThat(seen.get(i)).isEqualTo("committed " + i);
        }
    }

    @Test
    void workThatFailsIsUndoneAndTheRestOfItsCommitIsNot() {
        AtomicInteger forgotten = new AtomicInteger();
        database.onRollback(forgotten::incrementAndGet);
        CountDownLatch gate = new CountDownLatch(1);
        Future<Integer> first = database.submit(tx -> waitFor(gate));
        Future<Integer> before = database.submit(tx -> insert(tx, "anna"));
        Future<Integer> bug = database.submit(tx -> {
            insert(tx, "bert");
            throw new IllegalArgumentException("a bug");
        });
        Future<Integer> refusal = database.submit(tx -> {
            insert(tx, "carl");
            throw new Refused(ProblemCode.PROBLEM_QUOTA, "no");
        });
        Future<Integer> sql = database.submit(tx -> {
            insert(tx, "dora");
            return insert(tx, "dora");
        });
        Future<Integer> after = database.submit(tx -> insert(tx, "emil"));
        gate.countDown();

        await(first);
        await(before);
        await(after);
        assertThat(failure(bug)).isInstanceOf(IllegalArgumentException.class);
        assertThat(failure(refusal)).isInstanceOf(Refused.class);
        assertThat(failure(sql)).isInstanceOf(StoreException.class).hasMessageContaining("23505");
        List<Boolean> there = await(database.submit(tx -> List.of(
                tx.accounts().name("anna").isPresent(),
                tx.accounts().name("bert").isPresent(),
                tx.accounts().name("carl").isPresent(),
                tx.accounts().name("dora").isPresent(),
                tx.accounts().name("emil").isPresent())));
        assertThat(there).containsExactly(true, false, false, false, true);
        assertThat(forgotten).hasValueGreaterThanOrEqualTo(1);
    }

    @Test
    void aFutureCompletesOnTheContextThatAsked() {
        Vertx vertx = Vertx.vertx();
        Promise<Boolean> same = Promise.promise();
        vertx.getOrCreateContext().runOnContext(ignored -> {
            var context = Vertx.currentContext();
            database.submit(tx -> 1).onSuccess(one -> same.complete(Vertx.currentContext() == context));
        });
        assertThat(await(same.future())).isTrue();
        await(vertx.close());
    }

    @Test
    void closingRunsWhatWasSubmittedAndRefusesTheRest() {
        List<Future<Integer>> before = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int id = i;
            before.add(database.submit(tx -> {
                tx.prekeys().addOneTime("paul", id, ByteString.EMPTY);
                return id;
            }));
        }
        Future<Void> closed = database.close();
        assertThat(failure(database.submit(tx -> 1))).isInstanceOf(StoreException.class);
        before.forEach(answer -> await(answer));
        await(closed);
        database = reopen();
        int stored = await(database.submit(tx -> tx.prekeys().oneTimeIds("paul").size()));
        assertThat(stored).isEqualTo(2_000);
    }

    @Test
    void closingWhileOthersSubmitHaltsNothing() throws Exception {
        List<Thread> submitters = new ArrayList<>();
        ConcurrentLinkedQueue<Future<Boolean>> answers = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 4; i++) {
            Thread submitter = new Thread(() -> {
                Future<Boolean> answer = Future.succeededFuture();
                while (!answer.isComplete() || answer.succeeded()) {
                    answer = database.submit(tx -> tx.accounts().any());
                    answers.add(answer);
                }
            });
            submitters.add(submitter);
            submitter.start();
        }
        dev.sotto.backend.testing.Await.until("work", () -> answers.size() > 1_000);
        await(database.close());
        for (Thread submitter : submitters) {
            submitter.join(10_000);
        }
        dev.sotto.backend.testing.Await.until(
                "an answer each", () -> answers.stream().allMatch(Future::isComplete));
    }

    @Test
    void aFolderInUseIsRefusedWithTheProcessThatUsesIt() {
        assertThatThrownBy(this::reopen)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("in use by another relay (process "
                        + ProcessHandle.current().pid() + ")");
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAsItIs() throws SQLException {
        await(database.submit(tx -> insert(tx, "paul")));
        await(database.close());
        raw("UPDATE schema_version SET version = 1000");
        assertThatThrownBy(this::reopen)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Sotto (schema 1000");
        raw("UPDATE schema_version SET version = " + Migrations.VERSION);
        database = reopen();
        Optional<String> name = await(database.submit(tx -> tx.accounts().name("paul")));
        assertThat(name).contains("Paul");
    }

    @Test
    void aHalfMigratedSchemaIsFinished() throws SQLException {
        await(database.close());
        raw("UPDATE schema_version SET version = 1", "DROP TABLE pepper", "DROP TABLE row_numbers");
        database = reopen();
        long row = await(database.submit(tx -> tx.envelopes().nextRow()));
        assertThat(row).isPositive();
        Map<Integer, ByteString> peppers =
                await(database.submit(tx -> tx.peppers().fingerprints()));
        assertThat(peppers).isEmpty();
    }

    @Test
    void rowNumbersGrowThroughRollbackAndRestart() {
        long first = await(database.submit(tx -> tx.envelopes().nextRow()));
        failure(database.submit(tx -> {
            tx.envelopes().nextRow();
            insert(tx, "paul");
            throw new IllegalStateException("undone");
        }));
        long second = await(database.submit(tx -> tx.envelopes().nextRow()));
        await(database.close());
        database = reopen();
        long third = await(database.submit(tx -> tx.envelopes().nextRow()));
        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(third);
    }

    @Test
    void theDataFolderIsItsOwnersOnly() throws IOException {
        Path fresh = folder.resolve("fresh");
        Database other = Database.open(fresh, (reason, cause) -> stops.add(reason));
        await(other.close());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.resolve("db"))))
                .isEqualTo("rwx------");
    }

    private Database reopen() {
        return Database.open(folder.resolve("data"), (reason, cause) -> stops.add(reason));
    }

    private void raw(String... statements) throws SQLException {
        String url = "jdbc:hsqldb:file:" + folder.resolve("data").resolve("db").resolve("relay")
                + ";hsqldb.lock_file=false;shutdown=true";
        try (Connection connection = DriverManager.getConnection(url, "SA", "");
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int insert(Tx tx, String account) {
        tx.accounts().insert(account, account.substring(0, 1).toUpperCase(Locale.ROOT) + account.substring(1), "", 0);
        return 1;
    }

    private static int waitFor(CountDownLatch gate) {
        try {
            gate.await();
            return 1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
