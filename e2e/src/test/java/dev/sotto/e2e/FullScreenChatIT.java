package dev.sotto.e2e;

import static dev.sotto.e2e.FullScreen.DOWN;
import static dev.sotto.e2e.FullScreen.ENTER;
import static dev.sotto.e2e.FullScreen.ESCAPE;
import static dev.sotto.e2e.FullScreen.F1;
import static dev.sotto.e2e.FullScreen.FOCUSED;
import static dev.sotto.e2e.FullScreen.UNFOCUSED;
import static dev.sotto.e2e.FullScreen.UP;
import static dev.sotto.e2e.FullScreen.alt;
import static dev.sotto.e2e.FullScreen.ctrl;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ida chats with Hans on the full screen. */
class FullScreenChatIT extends SharedRelay {
    private FullScreen ida;
    private JsonClient hans;

    @BeforeAll
    void meet() throws Exception {
        hans = JsonClient.start(relay, "Hans", folder.resolve("hans"));
        ida = FullScreen.of(relay, "Ida", folder.resolve("ida")).size(80, 24).online();
        ida.await("Welcome to Sotto, Ida.");
        ida.open("hans");
        // Nobody wrote yet: the first line begins the chat by itself.
        ida.line("the first line");
        assertThat(hans.text("Ida")).isEqualTo("the first line");
    }

    @AfterAll
    void part() throws Exception {
        ida.press(ctrl('q'));
        assertThat(ida.terminal().exitCode()).isZero();
        ida.close();
        hans.close();
    }

    @AfterEach
    void emptyLine() throws Exception {
        ida.await("Write a message, or / for a command");
    }

    @Test
    @DisplayName("messages go both ways in any script, and the tick moves to delivered")
    void bothWays() throws Exception {
        ida.line("Hallo \uD83D\uDC4B Hans, \u4F60\u597D, \u05E9\u05DC\u05D5\u05DD");
        assertThat(hans.text("Ida")).isEqualTo("Hallo \uD83D\uDC4B Hans, \u4F60\u597D, \u05E9\u05DC\u05D5\u05DD");
        ida.terminal()
                .awaitScreen(
                        "two ticks",
                        rows -> rows.stream().anyMatch(row -> row.contains("Hallo") && row.endsWith("\u2713\u2713")));
        hans.say("Ida", "\u8C22\u8C22 \uD83C\uDF89 \u05EA\u05D5\u05D3\u05D4 cafe\u0301");
        ida.await("\u8C22\u8C22 \uD83C\uDF89 \u05EA\u05D5\u05D3\u05D4 caf");
        assertBordered();
    }

    @Test
    @DisplayName("without the focus what comes is unread: badge, title, line; with it, it is read")
    void unread() throws Exception {
        ida.press(UNFOCUSED);
        hans.say("Ida", "are you there?");
        ida.await("are you there?");
        ida.await("Chats (1 unread)");
        ida.await("(1)");
        ida.await(" 1 unread ");
        ida.terminal().awaitRaw("title with the count", raw -> raw.contains("\u001b]2;(1) Sotto\u001b\\"));
        ida.press(FOCUSED);
        ida.terminal().awaitGone("unread)");
        ida.await("are you there?");
    }

    @Test
    @DisplayName("every size from 40x12 to 200x50 shows the newest message and an unbroken border")
    void resize() throws Exception {
        hans.say("Ida", "a line to keep under the eye");
        ida.await("a line to keep under the eye");
        ida.terminal().resize(40, 12);
        ida.terminal().awaitGone("Chats");
        ida.await("under the eye");
        ida.terminal().resize(200, 50);
        ida.await("Chats");
        ida.terminal()
                .awaitScreen(
                        "line at the bottom",
                        rows -> rows.get(48).contains("Write a message")
                                && rows.stream().anyMatch(row -> row.contains("a line to keep under the eye")));
        assertBordered();
        ida.terminal().resize(80, 24);
        ida.terminal()
                .awaitScreen(
                        "line at the bottom",
                        rows -> rows.get(22).contains("Write a message")
                                && rows.stream().anyMatch(row -> row.contains("a line to keep under the eye")));
        assertBordered();
    }

    @Test
    @DisplayName("several pasted lines are not sent, and are one message when they are")
    void paste() throws Exception {
        ida.paste("one\r\ntwo\rthree\n/four");
        ida.await("/four");
        // A mark behind the paste: what was sent before it would come before it.
        ida.press(ENTER);
        assertThat(hans.text("Ida")).isEqualTo("one\ntwo\nthree\n/four");
        ida.paste("a single line\n");
        ida.await("a single line");
        ida.press("!" + ENTER);
        assertThat(hans.text("Ida")).isEqualTo("a single line\n!");
    }

    @Test
    @DisplayName("a mistyped command is an error with what was meant, stays in the line and never reaches the peer")
    void unknownCommand() throws Exception {
        ida.line("/verfy hans");
        ida.await("/verify");
        ida.press(ctrl('c'));
        ida.line("//not a command");
        assertThat(hans.text("Ida")).isEqualTo("/not a command");
    }

    @Test
    @DisplayName("a sample of the keys: help, palette, switcher, completion, editing, history, undo")
    void keys() throws Exception {
        ida.press(F1);
        ida.await("Keys, profile default");
        ida.press("switch");
        ida.await("Ctrl-P");
        ida.press(ESCAPE);
        ida.terminal().awaitGone("Keys, profile");
        ida.press(alt("x"));
        ida.await("Do something");
        ida.press(ESCAPE);
        ida.terminal().awaitGone("Do something");
        ida.press("/saf");
        ida.await("/safety-number");
        ida.press(ctrl('u') + ":tada");
        ida.await("\uD83C\uDF89");
        ida.press("\t");
        ida.terminal().awaitGone(":tada");
        ida.press(ctrl('u') + "hello wrold" + ctrl('w') + "world");
        ida.await("hello world");
        ida.press(ctrl('u'));
        ida.terminal().awaitGone("hello world");
        ida.press(ctrl('y'));
        ida.await("hello world");
        ida.press(alt("\r") + "second line" + ENTER);
        assertThat(hans.text("Ida")).isEqualTo("hello world\nsecond line");
    }

    @Test
    @DisplayName("a selected message is copied by OSC 52, and its link can be chosen")
    void selection() throws Exception {
        hans.say("Ida", "see https://example.org/a?b=c and mailto:me@example.org");
        ida.await("see https://example.org/a?b=c");
        ida.terminal().awaitRaw("hyperlink", raw -> raw.contains(";https://example.org/a?b=c\u001b\\"));
        ida.press(ESCAPE);
        ida.await("open link");
        ida.press("y");
        String copied = Base64.getEncoder()
                .encodeToString(
                        "see https://example.org/a?b=c and mailto:me@example.org".getBytes(StandardCharsets.UTF_8));
        ida.terminal().awaitRaw("copy", raw -> raw.contains("\u001b]52;c;" + copied + "\u0007"));
        ida.press("o");
        ida.await("Open a link");
        ida.press(DOWN + UP + ESCAPE);
        ida.terminal().awaitGone("Open a link");
        ida.press(ESCAPE);
    }

    @Test
    @DisplayName("the wheel scrolls, a click in the list opens, an unknown sequence is not typed")
    void mouse() throws Exception {
        ida.press("\u001b[<64;40;10M\u001b[<65;40;10M\u001b[<65;40;10M\u001b[<0;4;2M\u001b[<0;4;2m");
        ida.press("\u001b[1;2;3;4~\u001b[?62;1c\u001b]11;rgb:0000/0000/0000\u001b\\\u001bP1$r0m\u001b\\");
        ida.press("typed" + ENTER);
        assertThat(hans.text("Ida")).isEqualTo("typed");
    }

    /** The line between the list and the panel is where it belongs, in every row of both. */
    private void assertBordered() {
        int column = ida.terminal().rows().get(0).indexOf('\u2502');
        assertThat(column).as(ida.shown()).isPositive();
        for (int row = 0; row < ida.statusRow(); row++) {
            assertThat(ida.terminal().cell(row, column))
                    .as("row " + row + "\n" + ida.shown())
                    .isEqualTo("\u2502");
        }
    }
}
