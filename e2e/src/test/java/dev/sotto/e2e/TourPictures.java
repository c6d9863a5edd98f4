package dev.sotto.e2e;

import static dev.sotto.e2e.FullScreen.ENTER;
import static dev.sotto.e2e.FullScreen.ESCAPE;
import static dev.sotto.e2e.FullScreen.F1;
import static dev.sotto.e2e.FullScreen.UP;
import static dev.sotto.e2e.FullScreen.alt;
import static dev.sotto.e2e.FullScreen.ctrl;

import dev.sotto.e2e.ScreenPicture.Paper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of the tour: a relay, Paula on the full screen, three friends, and what they see on a morning. Run by
 * {@code docs/tour/make}; no name of a test, so that nothing else runs it.
 */
@SuppressWarnings("NullAway.Init") // its one test sets them first
class TourPictures {
    private static final String PASSPHRASE = "nine blue kettles whistle";
    private static final int MOMENTS = 100;
    private static final int MOMENT_MILLIS = 250;

    private final Path pictures = Path.of(System.getProperty("sotto.root"), "docs", "tour");

    @TempDir
    private Path folder;

    private FullScreen paula;
    private JsonClient hans;
    private JsonClient mia;

    @Test
    void draw() throws Exception {
        Files.createDirectories(pictures);
        try (Relay relay = Relay.start(folder)) {
            paula = FullScreen.in(folder.resolve("paula")).now();
            hans = JsonClient.start(relay, "Hans", folder.resolve("hans"));
            mia = JsonClient.start(relay, "Mia", folder.resolve("mia"));
            try {
                firstRun(relay);
                talk();
                aroundTheChat();
                sideBySide();
                themes();
                changedIdentity(relay);
                locked();
            } finally {
                paula.close();
                hans.close();
                mia.close();
            }
        }
    }

    private void firstRun(Relay relay) throws Exception {
        paula.await("Which server?");
        paula.press(ctrl('u'));
        paula.line("localhost:" + relay.port());
        paula.await("Which name?");
        paula.press(ctrl('u') + "Paula" + ENTER);
        paula.await("Is it the right server?");
        shoot("fingerprint", "The first start: the fingerprint of the server");
        paula.press(ENTER);
        paula.await("Passphrase:");
        paula.press(PASSPHRASE);
        paula.await("Strength:");
        shoot("wizard", "The first start: a passphrase");
        paula.press(ENTER);
        paula.await("once more");
        paula.line(PASSPHRASE);
        paula.await("online");
        paula.await("Welcome to Sotto, Paula.");
        paula.terminal().awaitGone("connecting");
        shoot("welcome", "Welcome");
    }

    private void talk() throws Exception {
        paula.open("Mia");
        tell(mia, "Good morning Mia, it is me, Paula!");
        say(mia, "Mia", "Morning! Would you look at my script? It should greet people.");
        say(mia, "Mia", "```\nfor name in Paula Hans Mia; do\n  echo \"Hello, $name\"\ndone\n```");
        tell(mia, "It greets me very politely \uD83D\uDE04 Quote the $name in case somebody has two.");
        say(mia, "Mia", "Done, thank you! You are invited to the opening: https://example.org/vernissage");
        verify();
        paula.open("Hans");
        tell(hans, "Morning Hans! \uD83C\uDF1E Still on for the hike on Saturday?");
        say(hans, "Hans", "Of course! The train leaves at 8:12, platform 4 \uD83D\uDE86");
        say(hans, "Hans", "I bring the tea, you bring the cake?");
        tell(hans, "Deal. Apple or cherry?");
        say(hans, "Hans", "Cherry. Always cherry \uD83C\uDF52");
        verify();
        paula.press(
                "Then I pack:" + alt("\r") + "- one cherry cake" + alt("\r") + "- the map" + alt("\r") + "- dry socks");
        paula.press(ENTER);
        hans.text("Paula");
        say(
                hans,
                "Hans",
                "Here is the way up: https://example.org/routes/cherry-ridge \u2013 14 km, and a bit of climbing.");
        tell(hans, "Lovely. My neighbour Xiaoming says \u52A0\u6CB9! \uD83D\uDCAA");
        say(hans, "Hans", "\u8C22\u8C22! And \u05E9\u05D1\u05EA \u05E9\u05DC\u05D5\u05DD from my aunt in Haifa.");
        mia.say("Paula", "Do come to the opening, both of you! \uD83C\uDFA8");
        paula.await("(1)");
        paula.press("See you on Sat");
        withoutNotice();
        shoot("chat", "A chat");
        paula.press(ctrl('u'));
    }

    private void aroundTheChat() throws Exception {
        paula.press(ctrl('p'));
        paula.await("Go to a chat");
        paula.press("an");
        shoot("switcher", "The switcher: any chat by a part of its name");
        paula.press(ESCAPE);
        paula.terminal().awaitGone("Go to a chat");
        paula.press(alt("x"));
        paula.await("Do something");
        paula.press("lo");
        shoot("palette", "The palette: everything Sotto can do");
        paula.press(ESCAPE);
        paula.terminal().awaitGone("Do something");
        paula.press(F1);
        paula.await("Keys, profile");
        shoot("help", "All keys, as they are bound now");
        paula.press(ESCAPE);
        paula.terminal().awaitGone("Keys, profile");
        paula.press(alt("v"));
        paula.await("Safety number");
        shoot("safety-number", "The safety number");
        paula.press(ESCAPE);
        paula.terminal().awaitGone("Safety number");
        paula.press(ESCAPE);
        paula.await("open link");
        paula.press(UP + UP);
        withoutNotice();
        shoot("selection", "A message with a link is selected");
        paula.press(ESCAPE);
        paula.terminal().awaitGone("open link");
        paula.press("/s");
        paula.await("/safety-number");
        shoot("completion", "What a command could become");
        paula.press(ctrl('u'));
    }

    private void sideBySide() throws Exception {
        paula.line("/split Mia");
        paula.await("to Mia");
        paula.press("We");
        paula.press("'ll be there");
        withoutNotice();
        shoot("panels", "Two chats side by side");
        paula.press(ctrl('u'));
        paula.terminal().resize(200, 50);
        settle();
        shoot("wide", "Two chats on a large screen");
        paula.terminal().resize(100, 30);
        settle();
        paula.line("/close");
        paula.await("to Hans");
        paula.terminal().resize(40, 12);
        withoutNotice();
        shoot("narrow", "The same chat in forty columns");
        paula.terminal().resize(100, 30);
        settle();
    }

    private void themes() throws Exception {
        for (String theme : List.of("light", "contrast", "solar", "mono", "dark")) {
            paula.line("/theme " + theme);
            paula.await("Write a message");
            withoutNotice();
            if (!theme.equals("dark")) {
                Paper paper = theme.equals("light") ? Paper.LIGHT : Paper.DARK;
                shoot("theme-" + theme, "The theme " + theme, paper);
            }
        }
    }

    private void changedIdentity(Relay relay) throws Exception {
        hans.leave();
        hans.close();
        hans = JsonClient.start(relay, "Hans", folder.resolve("hans-new"), "--take-over");
        hans.run("init", "user", "Paula");
        hans.say("Paula", "New computer! The old one fell into the lake.");
        paula.await("The identity of Hans has changed");
        withoutNotice();
        shoot("identity", "Hans has another identity");
    }

    private void locked() throws Exception {
        paula.press(alt("l"));
        paula.await("Sotto is locked");
        shoot("lock", "The lock screen");
        paula.press(ctrl('q'));
        paula.terminal().exitCode();
    }

    /** Somebody compared the number of the open chat. */
    private void verify() throws Exception {
        paula.press(alt("v"));
        paula.await("Safety number");
        paula.press("v");
        paula.terminal().awaitGone("Safety number");
        paula.await("  verified");
    }

    private void tell(JsonClient friend, String text) throws Exception {
        paula.line(text);
        friend.text("Paula");
    }

    private void say(JsonClient friend, String name, String text) throws Exception {
        friend.say("Paula", text);
        friend.event("status", "status", "delivered");
        paula.await(name);
    }

    private void shoot(String name, String title) throws Exception {
        shoot(name, title, Paper.DARK);
    }

    private void shoot(String name, String title, Paper paper) throws Exception {
        settle();
        Files.writeString(pictures.resolve(name + ".svg"), ScreenPicture.of(paula.terminal(), paper, title));
    }

    /** Until the last row has the keys again. */
    private void withoutNotice() throws Exception {
        settle();
        paula.terminal()
                .awaitScreen(
                        "keys in the last row",
                        rows -> rows.get(paula.terminal().screen().getRows() - 1)
                                .matches(".* (help|send|open link|compare|go to chat|next unread)( .*)?"));
    }

    /** Until nothing changes for a moment. */
    private void settle() throws Exception {
        int before = -1;
        for (int i = 0; i < MOMENTS && before != paula.terminal().raw().length(); i++) {
            before = paula.terminal().raw().length();
            paula.terminal().screen().isDirty();
            paula.terminal().screen().waitDirty(MOMENT_MILLIS);
        }
    }
}
