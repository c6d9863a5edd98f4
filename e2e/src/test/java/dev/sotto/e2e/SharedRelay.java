package dev.sotto.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that do not kill their relay: one relay and one folder for all of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedRelay {
    Path folder;
    Relay relay;

    @BeforeAll
    void startRelay(@TempDir Path temporary) throws Exception {
        folder = temporary;
        relay = Relay.start(folder);
    }

    @AfterAll
    void stopRelay() throws Exception {
        relay.close();
    }
}
