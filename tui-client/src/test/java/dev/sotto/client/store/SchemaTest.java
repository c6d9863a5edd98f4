package dev.sotto.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.core.StoreChange.AddMessage;
import dev.sotto.client.core.StoreChange.PutCounter;
import dev.sotto.client.core.StoredMessage;
import dev.sotto.client.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store grows with the program, and never falls into the hands of an older one. */
class SchemaTest {
    private static final Schema NEXT =
            Schema.CURRENT.then(List.of("CREATE CACHED TABLE IF NOT EXISTS t9 (k VARBINARY(16) PRIMARY KEY)"));
    private static final Schema BROKEN =
            Schema.CURRENT.then(List.of("CREATE CACHED TABLE IF NOT EXISTS t9 (k VARBINARY(16))", "NO SUCH STATEMENT"));

    @TempDir
    private Path folder;

    @BeforeEach
    void create() throws StoreException {
        try (ClientStore store = Bench.create(folder)) {
            store.commit(List.of(new AddMessage(Bench.own("hans", 1, "old")), new PutCounter("n", 3)));
        }
    }

    @Test
    void aStepIsTakenOnceAndKeepsWhatIsThere() throws StoreException {
        for (int i = 0; i < 2; i++) {
            try (ClientStore store = ClientStore.open(folder, Bench.password("secret"), NEXT)) {
                assertThat(store.load().counters()).isEqualTo(Map.of("n", 3L));
                assertThat(Bench.history(store, "hans", 9))
                        .extracting(StoredMessage::text)
                        .containsExactly("old");
            }
        }
    }

    @Test
    void anOlderProgramDoesNotTouchIt() throws StoreException, IOException {
        ClientStore.open(folder, Bench.password("secret"), NEXT).close();
        byte[] script = Files.readAllBytes(folder.resolve("store/db/db.script"));
        StoreLifeTest.assertRefused(() -> Bench.open(folder), Reason.NEWER);
        assertThat(folder.resolve("store/db/db.script")).hasBinaryContent(script);
        assertThat(folder.resolve("store/db/db.log")).doesNotExist();
        ClientStore.open(folder, Bench.password("secret"), NEXT).close();
    }

    @Test
    void anOlderProgramIsKeptAwayAlsoByTheSealedState() throws StoreException, IOException {
        byte[] header = Files.readAllBytes(folder.resolve("store/header"));
        ClientStore.open(folder, Bench.password("secret"), NEXT).close();
        Files.write(folder.resolve("store/header"), header);
        StoreLifeTest.assertRefused(() -> Bench.open(folder), Reason.NEWER);
    }

    @Test
    void aStepThatFailedHalfwayIsTakenAgain() throws StoreException {
        StoreLifeTest.assertRefused(() -> ClientStore.open(folder, Bench.password("secret"), BROKEN), Reason.FAILED);
        try (ClientStore store = ClientStore.open(folder, Bench.password("secret"), NEXT)) {
            assertThat(store.load().counters()).isEqualTo(Map.of("n", 3L));
        }
    }
}
