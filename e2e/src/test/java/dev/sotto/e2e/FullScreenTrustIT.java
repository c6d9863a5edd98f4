package dev.sotto.e2e;

import static dev.sotto.e2e.FullScreen.ENTER;
import static dev.sotto.e2e.FullScreen.alt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether it is still the same person: the safety number, a changed identity. */
class FullScreenTrustIT extends SharedRelay {
    @Test
    @DisplayName("a changed identity is a banner with both numbers; nothing goes out until it is accepted")
    void changedIdentity() throws Exception {
        try (FullScreen ida = FullScreen.of(relay, "Ida", folder.resolve("ida")).online()) {
            String old;
            try (JsonClient hans = JsonClient.start(relay, "Hans", folder.resolve("hans"))) {
                ida.open("hans");
                ida.line("hello");
                assertThat(hans.text("Ida")).isEqualTo("hello");
                old = number(hans);
                ida.press(alt("v"));
                ida.await("Safety number");
                ida.await(group(old, 0));
                ida.press("v");
                ida.await("hans  verified");
                ida.terminal().awaitGone("Safety number");
            }
            try (JsonClient other = JsonClient.start(relay, "Hans", folder.resolve("other"), "--take-over")) {
                other.run("init", "user", "Ida");
                other.say("Ida", "it is me, from a new computer");
                ida.await("KEY CHANGED");
                ida.await("The identity of hans has changed");
                String changed = number(other);
                assertThat(changed).isNotEqualTo(old);
                for (int at = 0; at < 12; at++) {
                    ida.await(group(old, at));
                    ida.await(group(changed, at));
                }
                assertThat(ida.shown()).doesNotContain("from a new computer");
                ida.line("is that you?");
                ida.await("Nothing is sent until you");
                ida.press(alt("v"));
                ida.await("a accept");
                ida.press("a");
                ida.await("it is me, from a new computer");
                ida.terminal().awaitGone("The identity of hans has changed");
                ida.await("hans  unverified");
                // It stayed in the line.
                ida.await("is that you?");
                ida.press(ENTER);
                assertThat(other.text("Ida")).isEqualTo("is that you?");
            }
        }
    }

    private static String number(JsonClient peer) throws Exception {
        Map<String, Object> shown = peer.run("safety-number", "user", "Ida");
        return String.valueOf(shown.get("digits"));
    }

    private static String group(String digits, int index) {
        return digits.substring(5 * index, 5 * index + 5);
    }
}
