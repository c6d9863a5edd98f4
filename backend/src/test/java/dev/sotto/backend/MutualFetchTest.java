package dev.sotto.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.backend.testing.TestDevice;
import dev.sotto.backend.testing.WireClient;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.UploadPrekeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code prekeys.when-exhausted = refuse}. */
class MutualFetchTest {
    @TempDir
    private Path data;

    private final TestDevice paul = new TestDevice("Paul", 1);
    private final TestDevice hans = new TestDevice("Hans", 1);

    @Test
    void twoWhoseKeysAreUsedUpCanAskForEachOthersAtOnce() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(
                        data, RelayUnderTest.AMPLE, RelayUnderTest.MANY, Map.of("prekeys.when-exhausted", "refuse"));
                WireClient first = connected(relay, paul);
                WireClient second = connected(relay, hans)) {
            fetch(first, "hans");
            fetch(second, "paul");
            for (WireClient client : List.of(first, second)) {
                assertThat(client.receive().hasPrekeysLow()).isTrue();
            }
            first.send(oneTime(paul));
            second.send(oneTime(hans));
            for (WireClient client : List.of(first, second)) {
                boolean stored = false;
                boolean given = false;
                while (!stored || !given) {
                    ServerFrame frame = client.receive();
                    assertThat(frame.hasProblem()).as(frame.toString()).isFalse();
                    stored |= frame.hasPrekeysStored();
                    given |= frame.hasBundle();
                }
            }
        }
    }

    private static WireClient connected(RelayUnderTest relay, TestDevice device) throws Exception {
        WireClient client = WireClient.greeted(relay.port());
        client.send(ClientFrame.newBuilder().setRegister(device.register()));
        assertThat(client.receive().hasRegistered()).isTrue();
        client.send(ClientFrame.newBuilder().setLogin(device.login()));
        assertThat(client.receive().hasLoggedIn()).isTrue();
        assertThat(client.receive().hasDrained()).isTrue();
        client.send(ClientFrame.newBuilder()
                .setUploadPrekeys(UploadPrekeys.newBuilder().setSigned(device.signedPrekey(1))));
        assertThat(client.receive().hasPrekeysStored()).isTrue();
        return client;
    }

    private static void fetch(WireClient client, String account) throws Exception {
        client.send(ClientFrame.newBuilder()
                .setFetchBundle(FetchBundle.newBuilder().setRequest(1).setAccount(account)));
    }

    private static ClientFrame.Builder oneTime(TestDevice device) {
        return ClientFrame.newBuilder()
                .setUploadPrekeys(UploadPrekeys.newBuilder().addOneTime(device.oneTimePrekey(2)));
    }
}
