package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written arrives as written, and lies nowhere in clear on the way. */
class TextsIT {
    @TempDir
    Path folder;

    @Test
    @DisplayName("long texts, emoji, right-to-left and control characters arrive as they were written")
    void texts() throws Exception {
        List<String> texts = List.of(
                "x".repeat(16_000),
                "\uD83D\uDC4D\uD83C\uDFFD".repeat(4_000),
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 family",
                "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
                "e\u0301\u0301\u0301 \u65E5\u672C\u8A9E",
                "esc \u001B[2J bell \u0007 nul \u0000 c1 \u009B31m del \u007F rlo \u202E",
                "two\nlines\tand a tab",
                " leading and trailing ");
        try (Relay relay = Relay.start(folder);
                JsonClient tom = JsonClient.start(relay, "Tom", folder.resolve("tom"));
                JsonClient uma = JsonClient.start(relay, "Uma", folder.resolve("uma"))) {
            tom.run("init", "user", "Uma");
            for (String text : texts) {
                tom.say("Uma", text);
                assertThat(uma.text("Tom")).isEqualTo(text);
            }
            assertThat(tom.refused("msg", "user", "Uma", "text", "x".repeat(200_000)))
                    .isEqualTo("too-long");
            assertThat(tom.refused("msg", "user", "Uma", "text", "")).isEqualTo("malformed");
            assertThat(tom.leave()).isZero();
            assertThat(uma.leave()).isZero();
        }
    }

    @Test
    @DisplayName("the relay's folder holds no waiting text in any form; a client's folder no contact name and no text")
    void nothingInClear() throws Exception {
        String canary = "the heron lands at midnight, bring the blue umbrella";
        String contact = "Zebulon47";
        try (Relay relay = Relay.start(folder.resolve("relay side"));
                JsonClient viv = JsonClient.start(relay, "Viv", folder.resolve("viv"))) {
            try (JsonClient zebulon = JsonClient.start(relay, contact, folder.resolve("z"))) {
                viv.run("init", "user", contact);
                zebulon.event("session", "state", "established");
                assertThat(zebulon.leave()).isZero();
            }
            String id = viv.say(contact, canary);
            viv.event("status", "message", id, "status", "accepted");
            assertThat(Folder.filesHolding(relay.data(), canary)).isEmpty();
            assertThat(Folder.bytes(relay.data())).isGreaterThan(10_000);
            assertThat(Folder.filesHolding(folder.resolve("viv"), canary)).isEmpty();
            assertThat(Folder.filesHolding(folder.resolve("viv"), contact)).isEmpty();
            assertThat(viv.leave()).isZero();
            assertThat(Folder.filesHolding(folder.resolve("viv"), canary)).isEmpty();
            assertThat(Folder.filesHolding(folder.resolve("viv"), contact)).isEmpty();
            assertThat(Folder.filesHolding(folder.resolve("viv"), "password of Viv"))
                    .isEmpty();
            relay.kill();
            assertThat(Folder.filesHolding(relay.data(), canary)).isEmpty();
            assertThat(Folder.filesHolding(relay.data(), "password of Viv")).isEmpty();
            assertThat(relay.transcript()).doesNotContain(canary, "password of Viv");
        }
    }

    @Test
    @DisplayName("the search finds a planted text in each form, so that finding nothing means something")
    void searchBites() throws Exception {
        for (byte[] form : Folder.forms("planted")) {
            Path place = folder.resolve("plant/inner/file");
            Files.createDirectories(place.getParent());
            Files.write(place, form);
            assertThat(Folder.filesHolding(folder.resolve("plant"), "planted")).containsExactly(place);
        }
    }
}
