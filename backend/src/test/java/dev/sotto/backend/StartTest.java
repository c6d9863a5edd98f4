package dev.sotto.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.backend.store.Database;
import dev.sotto.backend.store.FailStop;
import dev.sotto.backend.store.StoreException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir
    private Path data;

    @Test
    void aLogThatCannotBeWrittenStopsTheStart() throws Exception {
        assertThatThrownBy(() -> Relay.start(RelayUnderTest.config(data, Map.of("log.file", data.toString()))))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("The log file " + data + " cannot be written");
    }

    @Test
    void aRelayMakesNoIdentityInAFolderThatAnotherOneHas() throws Exception {
        Database other = Database.open(data, FailStop.halt());
        try {
            assertThatThrownBy(() -> Relay.start(RelayUnderTest.config(data, Map.of())))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by another relay");
            assertThat(data.resolve("tls")).doesNotExist();
        } finally {
            other.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
