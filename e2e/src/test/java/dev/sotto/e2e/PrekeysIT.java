package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.protocol.v1.ServerFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One-time prekeys used up: by many strangers, with the owner there and away. */
class PrekeysIT {
    private static final int PAIRS = 100;
    // What one requester may fetch of one target in a row.
    private static final int BURST = 6;
    // The bundle's flag byte stands before the one-time pair: id, created, expires, ec, kem, signature.
    private static final int ONE_TIME_PART = 4 + 8 + 8 + 32 + 1568 + 64;

    @TempDir
    Path folder;

    @Test
    @DisplayName("owner away, refuse: X doesn't have keys left and is offline")
    void refuseOffline() throws Exception {
        try (Relay relay = Relay.start(folder, "[prekeys]", "when-exhausted = \"refuse\"")) {
            register(relay, "Hans");
            assertThat(drain(relay, "Hans")).doesNotHaveDuplicates().hasSize(PAIRS);
            try (JsonClient paul = JsonClient.start(relay, "Paul", folder.resolve("paul"))) {
                assertThat(paul.error("init", "user", "Hans").get("message"))
                        .asString()
                        .endsWith("Hans doesn't have keys left and is offline.");
                assertThat(paul.refused("init", "user", "Hans")).isEqualTo("no-keys");
                assertThat(paul.leave()).isZero();
            }
        }
    }

    @Test
    @DisplayName("owner away, last resort: a chat starts all the same and is read at the next login")
    void lastResortOffline() throws Exception {
        try (Relay relay = Relay.start(folder)) {
            Path data = register(relay, "Hans");
            assertThat(drain(relay, "Hans")).hasSize(PAIRS);
            try (JsonClient paul = JsonClient.start(relay, "Paul", folder.resolve("paul"))) {
                paul.run("init", "user", "Hans");
                paul.say("Hans", "without a one-time prekey");
                try (JsonClient hans = JsonClient.start(relay, "Hans", data)) {
                    assertThat(hans.text("Paul")).isEqualTo("without a one-time prekey");
                    hans.say("Paul", "fine");
                    assertThat(paul.text("Hans")).isEqualTo("fine");
                    assertThat(hans.leave()).isZero();
                }
                assertThat(paul.leave()).isZero();
            }
        }
    }

    @Test
    @DisplayName("owner there: it uploads new ones by itself and nobody notices, with refuse too")
    void refillOnline() throws Exception {
        try (Relay relay = Relay.start(folder, "[prekeys]", "when-exhausted = \"refuse\"");
                JsonClient hans = JsonClient.start(relay, "Hans", folder.resolve("hans"))) {
            List<String> pairs = fetch(relay, "Hans", 2 * PAIRS);
            assertThat(pairs).doesNotHaveDuplicates().hasSize(2 * PAIRS);
            try (JsonClient paul = JsonClient.start(relay, "Paul", folder.resolve("paul"))) {
                paul.run("init", "user", "Hans");
                hans.event("session", "user", "Paul", "state", "established");
                assertThat(paul.leave()).isZero();
            }
            assertThat(hans.leave()).isZero();
        }
    }

    private Path register(Relay relay, String user) throws Exception {
        Path data = folder.resolve(user);
        try (JsonClient client = JsonClient.start(relay, user, data)) {
            // An answer after the login means that the upload of the prekeys has gone out before it.
            client.run("chats");
            assertThat(client.leave()).isZero();
        }
        return data;
    }

    private static List<String> drain(Relay relay, String user) throws Exception {
        return fetch(relay, user, PAIRS);
    }

    /** Fetches bundles under many names and returns the one-time parts. */
    private static List<String> fetch(Relay relay, String user, int count) throws Exception {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; pairs.size() < count; i++) {
            try (WireClient stranger = WireClient.connect(relay)) {
                stranger.registerAndLogin("stranger" + i);
                for (int k = 0; k < BURST && pairs.size() < count; k++) {
                    ServerFrame answer = stranger.fetch(user);
                    assertThat(answer.hasBundle()).as(answer.toString()).isTrue();
                    byte[] bundle = answer.getBundle().getBundle().toByteArray();
                    assertThat(bundle[bundle.length - ONE_TIME_PART - 1])
                            .as("a one-time pair is there, after %d", pairs.size())
                            .isEqualTo((byte) 1);
                    pairs.add(java.util.HexFormat.of().formatHex(bundle, bundle.length - ONE_TIME_PART, bundle.length));
                }
            }
        }
        return pairs;
    }
}
