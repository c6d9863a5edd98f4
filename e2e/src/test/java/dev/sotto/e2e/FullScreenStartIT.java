package dev.sotto.e2e;

import static dev.sotto.e2e.FullScreen.ENTER;
import static dev.sotto.e2e.FullScreen.alt;
import static dev.sotto.e2e.FullScreen.ctrl;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The full screen from nothing: the first run, the lock of the store, the lock of the screen. */
class FullScreenStartIT extends SharedRelay {
    private static final String PASSPHRASE = "correct horse battery staple";

    @Test
    @DisplayName("three questions and a fingerprint lead to the welcome, and Ctrl-Q leaves the terminal as it was")
    void firstRun() throws Exception {
        try (FullScreen me = FullScreen.in(folder.resolve("first")).now()) {
            me.await("Which server?");
            me.press(ctrl('u'));
            me.line(relay.address());
            me.await("Which name?");
            me.press(ctrl('u'));
            me.line("no such name!");
            me.await("1 to 16 letters and digits");
            me.press(ctrl('u'));
            me.line("Paula");
            me.await("Is it the right server?");
            assertThat(joined(me)).contains(relay.fingerprint());
            me.press(ENTER);
            me.await("nobody can reset it");
            me.press("paula");
            me.await("Strength: ");
            me.press(ctrl('u') + PASSPHRASE + ENTER);
            me.await("once more");
            me.line("something else");
            me.await("not the same");
            me.line(PASSPHRASE);
            me.await("once more");
            me.line(PASSPHRASE);
            me.await("Welcome to Sotto, Paula.");
            me.await("Paula@" + relay.address());
            me.await("online");
            me.press(ctrl('q'));
            assertThat(me.terminal().exitCode()).isZero();
            assertThat(me.terminal().raw()).doesNotContain("correct").doesNotContain("horse");
            assertRestored(me.terminal());
        }
        try (FullScreen again = FullScreen.in(folder.resolve("first")).now()) {
            again.await("Welcome back, Paula");
            again.line("not that one");
            again.await("Password incorrect.");
            again.line(PASSPHRASE);
            again.await("online");
        }
    }

    @Test
    @DisplayName("a second instance is told who holds the lock, and gets in when the first has gone")
    void secondInstance() throws Exception {
        try (FullScreen first =
                        FullScreen.of(relay, "Twice", folder.resolve("twice")).online();
                FullScreen second =
                        FullScreen.of(relay, "Twice", folder.resolve("twice")).now()) {
            second.await("already open here");
            second.await("process " + first.terminal().pid());
            first.press(ctrl('q'));
            assertThat(first.terminal().exitCode()).isZero();
            second.press("r");
            second.await("online");
        }
    }

    @Test
    @DisplayName("locked: nothing of the chat is left on the screen, what comes meanwhile is there after unlocking")
    void lock() throws Exception {
        try (FullScreen me =
                        FullScreen.of(relay, "Lena", folder.resolve("lena")).online();
                JsonClient peer = JsonClient.start(relay, "Kurt", folder.resolve("kurt"))) {
            me.open("kurt");
            me.line("before the lock");
            assertThat(peer.text("Lena")).isEqualTo("before the lock");
            me.press(alt("l"));
            me.await("Sotto is locked");
            me.terminal().awaitGone("before the lock");
            assertThat(me.shown()).doesNotContainIgnoringCase("kurt");
            peer.say("Lena", "said while you were away");
            peer.event("status", "status", "accepted");
            me.line("a guess");
            me.await("This is not the passphrase.");
            me.line("password of Lena");
            me.await("online");
            me.press(alt("1"));
            me.await("said while you were away");
            me.await("before the lock");
            me.line("/lock");
            me.await("Sotto is locked");
            me.press(ctrl('q'));
            assertThat(me.terminal().exitCode()).isZero();
        }
    }

    static void assertRestored(PtyProgram terminal) throws Exception {
        terminal.awaitRaw(
                "end of the alternate screen", raw -> raw.lastIndexOf("[?1049l") > raw.lastIndexOf("[?1049h"));
        assertThat(terminal.modes()).isEmpty();
        assertThat(terminal.attributes())
                .hasToString(terminal.attributesBefore().toString());
    }

    /** What the wrapping of words has torn apart. */
    private static String joined(FullScreen screen) {
        return screen.shown().replaceAll("\\s+", "");
    }
}
