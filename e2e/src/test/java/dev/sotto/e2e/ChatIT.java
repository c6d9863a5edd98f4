package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The chat transcripts of the seed. */
class ChatIT extends SharedRelay {
    @Test
    @DisplayName("msg before init, init, chat both ways with two ticks, init again, offline message, reset, re-init")
    void seed() throws Exception {
        Path paulData = folder.resolve("paul");
        Path hansData = folder.resolve("hans");
        try (JsonClient paul = JsonClient.start(relay, "Paul", paulData);
                JsonClient hans = JsonClient.start(relay, "Hans", hansData)) {
            Map<?, ?> noSession = paul.error("msg", "user", "Hans", "text", "Hey!");
            assertThat(noSession.get("code")).isEqualTo("no-session");
            assertThat(noSession.get("message"))
                    .isEqualTo("No shared secret found for Hans. Initiate a chat using 'init Hans'.");

            paul.run("init", "user", "Hans");
            paul.event("session", "user", "Hans", "state", "established");
            hans.event("session", "user", "Paul", "state", "established");

            String hey = paul.say("Hans", "Hey!");
            paul.event("status", "message", hey, "status", "accepted");
            assertThat(hans.event("message", "from", "Paul", "message", hey).get("text"))
                    .isEqualTo("Hey!");
            paul.event("status", "message", hey, "status", "delivered");
            String good = hans.say("Paul", "I'm good thanks. How about you?");
            assertThat(paul.text("Hans")).isEqualTo("I'm good thanks. How about you?");
            hans.event("status", "message", good, "status", "delivered");

            assertThat(paul.error("init", "user", "Hans").get("message"))
                    .asString()
                    .startsWith("Already have shared secret with Hans. Use 'reset Hans' to reset");
            assertThat(paul.refused("init", "user", "Nobody")).isEqualTo("unknown-user");
            assertThat(paul.refused("init", "user", "Paul")).isEqualTo("to-self");
            assertThat(number(paul, "Hans")).isEqualTo(number(hans, "Paul")).matches("\\d{60}|(\\d{5} ){11}\\d{5}");

            assertThat(hans.leave()).isZero();
            String waits = paul.say("Hans", "No Problem, this chat supports offline messages :D");
            paul.event("status", "message", waits, "status", "accepted");
            try (JsonClient back = JsonClient.start(relay, "Hans", hansData)) {
                assertThat(back.event("message", "message", waits).get("text"))
                        .isEqualTo("No Problem, this chat supports offline messages :D");
                paul.event("status", "message", waits, "status", "delivered");
                paul.run("reset", "user", "Hans");
                back.event("session", "user", "Paul", "state", "reset");
                assertThat(paul.refused("msg", "user", "Hans", "text", "?")).isEqualTo("no-session");
                assertThat(back.refused("msg", "user", "Paul", "text", "?")).isEqualTo("no-session");
                paul.run("init", "user", "Hans");
                back.event("session", "user", "Paul", "state", "established");
                paul.say("Hans", "again");
                assertThat(back.text("Paul")).isEqualTo("again");
                back.say("Paul", "and back");
                assertThat(paul.text("Hans")).isEqualTo("and back");
                assertThat(String.valueOf(back.run("history", "user", "Paul").get("messages")))
                        .contains("Hey!", "offline messages", "again");
                assertThat(back.leave()).isZero();
            }
            assertThat(paul.leave()).isZero();
        }
    }

    @Test
    @DisplayName("both start at once: one chat comes of it, and both texts arrive")
    void crossing() throws Exception {
        try (JsonClient left = JsonClient.start(relay, "Left", folder.resolve("left"));
                JsonClient right = JsonClient.start(relay, "Right", folder.resolve("right"))) {
            String a = left.send("init", "user", "Right");
            String b = right.send("init", "user", "Left");
            left.awaitObject("answer", o -> Objects.equals(o.get("id"), a));
            right.awaitObject("answer", o -> Objects.equals(o.get("id"), b));
            for (int i = 0; i < 3; i++) {
                left.say("Right", "from left " + i);
                right.say("Left", "from right " + i);
                assertThat(right.text("Left")).isEqualTo("from left " + i);
                assertThat(left.text("Right")).isEqualTo("from right " + i);
            }
            assertThat(left.leave()).isZero();
            assertThat(right.leave()).isZero();
        }
    }

    @Test
    @DisplayName(
            "an account reset is seen by a contact that is online and by one at its next login; the name is free again")
    void accountReset() throws Exception {
        Path awayData = folder.resolve("away");
        try (JsonClient goer = JsonClient.start(relay, "Goer", folder.resolve("goer"));
                JsonClient here = JsonClient.start(relay, "Here", folder.resolve("here"))) {
            try (JsonClient away = JsonClient.start(relay, "Away", awayData)) {
                goer.run("init", "user", "Away");
                away.event("session", "user", "Goer", "state", "established");
                assertThat(away.leave()).isZero();
            }
            goer.run("init", "user", "Here");
            here.event("session", "user", "Goer", "state", "established");
            goer.run("reset-server", "confirm", relay.address());
            assertThat(goer.exitCode()).isZero();
            here.event("session", "user", "Goer", "state", "reset");
            assertThat(here.refused("msg", "user", "Goer", "text", "?")).isEqualTo("no-session");
            try (JsonClient away = JsonClient.start(relay, "Away", awayData)) {
                away.event("session", "user", "Goer", "state", "reset");
                assertThat(away.leave()).isZero();
            }
            try (JsonClient again = JsonClient.start(relay, "Goer", folder.resolve("goer"))) {
                assertThat(again.leave()).isZero();
            }
            assertThat(here.leave()).isZero();
        }
    }

    private static String number(JsonClient client, String user) throws Exception {
        return String.valueOf(client.run("safety-number", "user", user).get("digits"));
    }
}
