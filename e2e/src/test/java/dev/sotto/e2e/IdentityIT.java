package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose key is it: the relay's, and a contact's after a new device. */
class IdentityIT {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a changed relay identity is refused with both fingerprints, and the command shown accepts it")
    void relayChanged() throws Exception {
        Path data = folder.resolve("ida");
        String before;
        int port;
        try (Relay relay = Relay.start(folder.resolve("one"));
                JsonClient ida = JsonClient.start(relay, "Ida", data)) {
            before = relay.fingerprint();
            port = relay.port();
            assertThat(ida.leave()).isZero();
        }
        try (Relay other = Relay.startOn(port, folder.resolve("two"))) {
            assertThat(other.fingerprint()).isNotEqualTo(before);
            try (JsonClient ida = JsonClient.launch(other, "Ida", "password of Ida", data)) {
                assertThat(String.valueOf(
                                ida.event("problem", "code", "relay-changed").get("message")))
                        .contains(before, other.fingerprint(), "--accept-relay");
                assertThat(ida.exitCode()).isNotZero();
            }
            try (JsonClient ida = JsonClient.launch(other, "Ida", "password of Ida", data, "--fingerprint", before)) {
                ida.event("problem", "code", "relay-changed");
                assertThat(ida.exitCode()).isNotZero();
            }
        }
    }

    @Test
    @DisplayName("a renewed TLS leaf under the same identity is noticed by nobody")
    void leafRenewed() throws Exception {
        Path data = folder.resolve("leo");
        try (Relay relay = Relay.start(folder)) {
            String before = relay.fingerprint();
            try (JsonClient leo = JsonClient.start(relay, "Leo", data)) {
                assertThat(leo.leave()).isZero();
            }
            assertThat(relay.stop()).isZero();
            String leaf = WireClient.leafOf(relay, relay::restart);
            assertThat(relay.stop()).isZero();
            try (Stream<Path> files = Files.walk(relay.data())) {
                for (Path file : files.filter(f -> f.getFileName().toString().startsWith("leaf"))
                        .toList()) {
                    Files.delete(file);
                }
            }
            assertThat(WireClient.leafOf(relay, relay::restart)).isNotEqualTo(leaf);
            assertThat(relay.fingerprint()).isEqualTo(before);
            try (JsonClient leo = JsonClient.start(relay, "Leo", data)) {
                assertThat(leo.leave()).isZero();
                assertThat(leo.rest()).noneMatch(o -> "problem".equals(o.get("event")));
            }
        }
    }

    @Test
    @DisplayName(
            "another device is refused, may take over, and the contact is blocked until it accepts the new identity")
    void takeOver() throws Exception {
        try (Relay relay = Relay.start(folder);
                JsonClient max = JsonClient.start(relay, "Max", folder.resolve("max"))) {
            try (JsonClient rita = JsonClient.start(relay, "Rita", folder.resolve("old laptop"))) {
                max.run("init", "user", "Rita");
                max.say("Rita", "hello");
                assertThat(rita.text("Max")).isEqualTo("hello");
                assertThat(rita.leave()).isZero();
            }
            String oldNumber =
                    String.valueOf(max.run("safety-number", "user", "Rita").get("digits"));
            Path fresh = folder.resolve("new laptop");
            try (JsonClient rita = JsonClient.launch(relay, "Rita", "password of Rita", fresh)) {
                assertThat(String.valueOf(
                                rita.event("problem", "code", "other-device").get("message")))
                        .contains("--take-over");
                assertThat(rita.exitCode()).isNotZero();
            }
            try (JsonClient rita = JsonClient.start(relay, "Rita", fresh, "--take-over")) {
                rita.run("init", "user", "Max");
                max.event("session", "user", "Rita", "state", "identity-changed");
                assertThat(max.refused("msg", "user", "Rita", "text", "to whom?"))
                        .isEqualTo("identity-changed");
                rita.say("Max", "it is me");
                max.run("accept", "user", "Rita");
                assertThat(max.text("Rita")).isEqualTo("it is me");
                assertThat(max.run("safety-number", "user", "Rita").get("digits"))
                        .isNotEqualTo(oldNumber);
                max.say("Rita", "welcome back");
                assertThat(rita.text("Max")).isEqualTo("welcome back");
                assertThat(rita.leave()).isZero();
            }
            assertThat(max.leave()).isZero();
        }
    }
}
