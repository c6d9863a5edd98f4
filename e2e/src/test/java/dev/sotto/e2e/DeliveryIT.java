package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepted is durable, and exactly once on screen, whoever dies. */
class DeliveryIT {
    @TempDir
    Path folder;

    @Test
    @DisplayName("the relay killed between accept and deliver: what it accepted arrives, once and in order")
    void relayKilled() throws Exception {
        Path ninaData = folder.resolve("nina");
        try (Relay relay = Relay.start(folder);
                JsonClient otto = JsonClient.start(relay, "Otto", folder.resolve("otto"))) {
            try (JsonClient nina = JsonClient.start(relay, "Nina", ninaData)) {
                otto.run("init", "user", "Nina");
                nina.event("session", "state", "established");
                assertThat(nina.leave()).isZero();
            }
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String id = otto.say("Nina", "waits " + i);
                otto.event("status", "message", id, "status", "accepted");
                sent.add("waits " + i);
            }
            relay.kill();
            otto.event("connection", "state", "offline");
            String id = otto.say("Nina", "written while the relay was down");
            sent.add("written while the relay was down");
            relay.restart();
            otto.event("connection", "state", "online");
            otto.event("status", "message", id, "status", "accepted");
            try (JsonClient nina = JsonClient.start(relay, "Nina", ninaData)) {
                for (String text : sent) {
                    assertThat(nina.text("Otto")).isEqualTo(text);
                }
                otto.event("status", "message", id, "status", "delivered");
                assertThat(nina.leave()).isZero();
                assertThat(nina.rest()).noneMatch(o -> "message".equals(o.get("event")));
            }
            assertThat(otto.leave()).isZero();
        }
    }

    @Test
    @DisplayName("a client killed in the middle of a chat comes back and misses nothing, doubles nothing")
    void clientKilled() throws Exception {
        Path victimData = folder.resolve("victim");
        try (Relay relay = Relay.start(folder);
                JsonClient kate = JsonClient.start(relay, "Kate", folder.resolve("kate"))) {
            List<String> got = new ArrayList<>();
            JsonClient victim = JsonClient.start(relay, "Vic", victimData);
            kate.run("init", "user", "Vic");
            for (int i = 0; i < 150; i++) {
                kate.send("msg", "user", "Vic", "text", "no " + i);
                if (i % 50 == 49) {
                    got.add(victim.text("Kate"));
                    victim.kill();
                    victim.rest().stream()
                            .filter(o -> "message".equals(o.get("event")))
                            .forEach(o -> got.add(String.valueOf(o.get("text"))));
                    victim = JsonClient.start(relay, "Vic", victimData);
                }
            }
            String last = kate.say("Vic", "last");
            kate.event("status", "message", last, "status", "delivered");
            // What was committed but not printed before a kill is in the history: together they are everything.
            String history = String.valueOf(
                    victim.run("history", "user", "Kate", "limit", "1000").get("messages"));
            for (int i = 0; i < 150; i++) {
                assertThat(history).contains("no " + i + ",").containsOnlyOnce("text=no " + i + ",");
            }
            assertThat(victim.leave()).isZero();
            victim.rest().stream()
                    .filter(o -> "message".equals(o.get("event")))
                    .forEach(o -> got.add(String.valueOf(o.get("text"))));
            assertThat(got).doesNotHaveDuplicates();
            victim.close();
            assertThat(kate.leave()).isZero();
        }
    }

    @Test
    @DisplayName("1 000 messages each way at once arrive once and in order")
    void thousandEachWay() throws Exception {
        try (Relay relay = Relay.start(folder);
                JsonClient ping = JsonClient.start(relay, "Ping", folder.resolve("ping"));
                JsonClient pong = JsonClient.start(relay, "Pong", folder.resolve("pong"))) {
            ping.run("init", "user", "Pong");
            pong.event("session", "state", "established");
            for (int i = 0; i < 1_000; i++) {
                ping.send("msg", "user", "Pong", "text", "ping " + i);
                pong.send("msg", "user", "Ping", "text", "pong " + i);
            }
            assertThat(texts(pong, "Ping", 1_000)).isEqualTo(numbered("ping "));
            assertThat(texts(ping, "Pong", 1_000)).isEqualTo(numbered("pong "));
            for (int i = 0; i < 1_000; i++) {
                ping.event("status", "status", "delivered");
                pong.event("status", "status", "delivered");
            }
            assertThat(ping.leave()).isZero();
            assertThat(pong.leave()).isZero();
            assertThat(ping.rest())
                    .noneMatch(o -> "message".equals(o.get("event")) || "problem".equals(o.get("event")));
            assertThat(pong.rest())
                    .noneMatch(o -> "message".equals(o.get("event")) || "problem".equals(o.get("event")));
        }
    }

    private static List<String> texts(JsonClient client, String from, int count) throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(client.text(from));
        }
        return texts;
    }

    private static List<String> numbered(String prefix) {
        return IntStream.range(0, 1_000).mapToObj(i -> prefix + i).toList();
    }
}
