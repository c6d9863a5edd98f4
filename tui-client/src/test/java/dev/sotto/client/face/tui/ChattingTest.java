package dev.sotto.client.face.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.FakeClient;
import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signed in: lock, passphrase, editor, and every way to end. */
@Timeout(60)
class ChattingTest extends FaceBench {
    private static final AccountName HANS = AccountName.parse("Hans").orElseThrow();

    private final AtomicReference<byte[]> workspace = new AtomicReference<>(new byte[0]);

    @BeforeEach
    void signedIn() throws Exception {
        client.atStart.add(new ClientEvent.Ready(AccountName.parse("Paul").orElseThrow()));
        client.atStart.add(new ClientEvent.ConnectionChanged(true));
        client.answer = this::answer;
    }

    @Test
    @DisplayName("quit: the workspace is kept, the client closed, 0")
    void quits() throws Exception {
        enter();
        terminal.type("a draft");
        terminal.key(Key.ctrl("q"));
        assertThat(exitCode()).isZero();
        assertThat(client.calls).contains("close 10000");
        assertThat(new String(workspace.get(), StandardCharsets.UTF_8)).contains("a draft");
        assertThat(shell).isEmpty();
    }

    @Test
    @DisplayName("quit with messages unsent: 6, and a sentence on the screen of the shell")
    void quitsWithUnsent() throws Exception {
        client.allSent = false;
        enter();
        terminal.key(Key.ctrl("q"));
        assertThat(exitCode()).isEqualTo(6);
        assertThat(shell).singleElement().asString().contains("go out at the next start");
    }

    @Test
    @DisplayName("TERM, HUP and a terminal that is gone: drafts are kept, the client is closed soon, 143 and 129")
    void signals() throws Exception {
        List<TermEvent> events = List.of(
                new TermEvent.Signalled(TermEvent.Kind.END, 15),
                new TermEvent.Signalled(TermEvent.Kind.END, 1),
                new TermEvent.HungUp());
        List<Integer> codes = List.of(143, 129, 129);
        for (int i = 0; i < events.size(); i++) {
            enter();
            terminal.type("draft" + i);
            terminal.awaitText("draft" + i);
            terminal.send(events.get(i));
            assertThat(exitCode()).isEqualTo(codes.get(i));
            assertThat(new String(workspace.get(), StandardCharsets.UTF_8)).contains("draft" + i);
        }
        assertThat(client.calls).contains("close 2000");
    }

    @Test
    @DisplayName(
            "locked: nothing of a chat on the screen, in the title or in a notice; the right passphrase comes back")
    void lock() throws Exception {
        enter();
        terminal.key(Key.alt("1"));
        terminal.awaitText("to Hans");
        terminal.type("half a sentence");
        terminal.key(Key.alt("l"));
        terminal.awaitText("Sotto is locked");
        assertThat(client.calls).contains("close 2000");
        assertThat(terminal.picture).doesNotContain("Hans", "half");
        assertThat(terminal.calls.stream().filter(call -> call.startsWith("title")))
                .last()
                .isEqualTo("title Sotto");
        assertThat(terminal.calls).contains("redraw");
        terminal.calls.clear();
        client.emit(message("secret news"));
        client.startFailure = Optional.of(new CommandFailure(ErrorCode.BAD_PASSWORD, "Wrong password."));
        terminal.line("wrong");
        terminal.awaitText("This is not the passphrase.");
        assertThat(terminal.calls).noneMatch(call -> call.startsWith("notify"));
        client.startFailure = Optional.empty();
        terminal.line("passphrase");
        terminal.awaitText("half a sentence");
        assertThat(client.calls).contains("login Paul@localhost:25567 passphrase");
    }

    @Test
    @DisplayName("nobody touches a key for the minutes of idle-lock: locked, the draft kept")
    void idle() throws Exception {
        Files.writeString(folder.resolve("client.toml"), "[tui]\nidle-lock = 5\n");
        enter();
        terminal.key(Key.alt("1"));
        terminal.awaitText("to Hans");
        terminal.type("half a sentence");
        terminal.awaitText("half a sentence");
        ahead.set(Duration.ofMinutes(4));
        terminal.send(new TermEvent.Focused(true));
        terminal.awaitText("half a sentence");
        ahead.set(Duration.ofMinutes(6));
        client.emit(message("wakes nobody")); // no key: whatever others do is no presence
        terminal.awaitText("Sotto is locked");
        assertThat(new String(workspace.get(), StandardCharsets.UTF_8)).contains("half a sentence");
    }

    @Test
    @DisplayName("back after a sleep of the machine, when no timer ran: the first key finds it locked")
    void asleep() throws Exception {
        Files.writeString(folder.resolve("client.toml"), "[tui]\nidle-lock = 5\n");
        enter();
        terminal.key(Key.alt("1"));
        terminal.awaitText("to Hans");
        ahead.set(Duration.ofHours(8));
        terminal.type("x");
        terminal.awaitText("Sotto is locked");
        assertThat(new String(workspace.get(), StandardCharsets.UTF_8)).doesNotContain("x");
    }

    @Test
    @DisplayName("a passphrase from outside does not unlock")
    void lockAsks() throws Exception {
        variables.put("SOTTO_PASSWORD", "from outside");
        start();
        terminal.awaitText("Hans");
        terminal.key(Key.alt("l"));
        terminal.awaitText("Sotto is locked");
        terminal.line("typed");
        awaitClient("login Paul@localhost:25567 typed");
    }

    @Test
    @DisplayName("a new passphrase: the old one, the new one twice; never shown, wiped afterwards")
    void passphrase() throws Exception {
        enter();
        terminal.line("/passwd");
        terminal.awaitText("Your passphrase now:");
        terminal.line("old one");
        terminal.awaitText("The new passphrase:");
        terminal.line("new one");
        terminal.awaitText("The new one again:");
        terminal.line("new two");
        terminal.awaitText("not the same");
        terminal.line("new one");
        terminal.awaitText("The new one again:");
        assertThat(terminal.picture).doesNotContain("old one", "new one  ", "new two");
        terminal.line("new one");
        terminal.awaitText("The passphrase is changed.");
        assertThat(client.calls).contains("passwd old one new one");
    }

    @Test
    @DisplayName("the editor has the terminal; its text comes into the line")
    void editor() throws Exception {
        variables.put("VISUAL", script("printf 'ab%s' \"$(cat \"$1\")\" >\"$1\""));
        enter();
        terminal.key(Key.alt("1"));
        terminal.awaitText("to Hans");
        terminal.type("xyz");
        terminal.key(Key.alt("e"));
        terminal.awaitText("abxyz");
        assertThat(terminal.calls).containsSubsequence("leave", "enter");
    }

    @Test
    @DisplayName("keys that were on their way when the editor opened do nothing to the message")
    void keysBeforeTheEditor() throws Exception {
        Path go = folder.resolve("go");
        variables.put("VISUAL", script("while [ ! -e '" + go + "' ]; do sleep 0.05; done; printf edited >\"$1\""));
        enter();
        terminal.key(Key.alt("1"));
        terminal.awaitText("to Hans");
        terminal.type("xyz");
        terminal.key(Key.alt("e"));
        terminal.enterKey();
        terminal.key(Key.alt("l"));
        Files.createFile(go);
        terminal.awaitText("edited");
        assertThat(client.commands).noneMatch(Command.SendText.class::isInstance);
    }

    @Test
    @DisplayName("a client that stopped by itself: why, and the way back in")
    void replaced() throws Exception {
        enter();
        client.emit(new ClientEvent.Problem(ErrorCode.REPLACED, "Another device has taken over.", Optional.empty()));
        client.emit(new ClientEvent.Stopped(Optional.of(ErrorCode.REPLACED)));
        terminal.awaitText("Another device has taken over.");
        terminal.awaitText("sign in again with a take-over");
        terminal.type("r");
        terminal.awaitText("Your passphrase");
        terminal.line("again");
        awaitClient("login Paul@localhost:25567 again");
    }

    @Test
    @DisplayName("a bug of ours: the terminal first, then one line; the report has no text of anybody")
    void bug() throws Exception {
        enter();
        client.answer = (fake, command) -> {
            throw new IllegalStateException("about: secret words");
        };
        terminal.key(Key.alt("1"));
        terminal.type("secret words");
        terminal.enterKey();
        assertThat(exitCode()).isEqualTo(1);
        assertThat(shell).singleElement().asString().contains("IllegalStateException", "crash.txt");
        assertThat(Files.readString(folder.resolve("crash.txt")))
                .contains("ChattingTest")
                .doesNotContain("secret words");
    }

    private void enter() throws Exception {
        start();
        terminal.awaitText("Your passphrase");
        terminal.line("passphrase");
        terminal.awaitText("Hans");
    }

    private Future<Reply> answer(FakeClient fake, Command command) {
        if (command instanceof Command.ListChats) {
            return Future.succeededFuture(new Reply.Chats(
                    List.of(new ChatSummary(HANS, true, false, false, Optional.empty(), 0, 0, Optional.empty()))));
        }
        if (command instanceof Command.LoadWorkspace) {
            return Future.succeededFuture(new Reply.Workspace(workspace.get()));
        }
        if (command instanceof Command.SaveWorkspace save) {
            workspace.set(save.bytes());
        }
        if (command instanceof Command.ShowHistory) {
            return Future.succeededFuture(new Reply.History(HANS, List.of()));
        }
        if (command instanceof Command.ChangePassword change) {
            fake.calls.add("passwd " + new String(change.current().expose(), StandardCharsets.UTF_8) + " "
                    + new String(change.next().expose(), StandardCharsets.UTF_8));
        }
        return Future.succeededFuture(new Reply.Done());
    }

    private static ClientEvent message(String text) {
        return new ClientEvent.MessageReceived(HANS, EnvelopeId.of(new byte[16]), 1, text, Instant.now());
    }

    private String script(String line) throws IOException {
        Path file = folder.resolve("editor.sh");
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
