package dev.sotto.client.face.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.ClientEvent.Initiator;
import dev.sotto.client.command.ClientEvent.SessionState;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.Echo;
import dev.sotto.client.face.Environment;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.FaceRun;
import dev.sotto.client.face.FakeClient;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.Streams;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import io.vertx.core.Future;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlainFaceTest {
    private static final AccountName PAUL = AccountName.parse("Paul").orElseThrow();
    private static final AccountName HANS = AccountName.parse("Hans").orElseThrow();
    private static final EnvelopeId ID = new EnvelopeId(1, 2);
    private static final String T = "[15:22:18] ";
    private static final List<String> INTRODUCTION = List.of(
            T + "User logged in successfully.",
            T + "You can now send messages to the server.",
            T + "Type 'exit' to close the connection.",
            T + "Type 'init <user>' to initiate a key exchange and open a chat.",
            T + "Type 'msg <user> <message>' to send a message.",
            T + "Type 'reset <user> [--forget]' to reset the chat with a user; --forget deletes its history too.",
            T + "Type 'reset server' to delete your account.",
            T + "Type 'help' to show this list.");

    private final FaceRun run = new FaceRun();
    private final FakeClient client = new FakeClient();

    @BeforeEach
    void online() {
        client.atStart.add(new ClientEvent.Ready(PAUL));
        client.atStart.add(new ClientEvent.ConnectionChanged(true));
    }

    @Test
    @DisplayName("registering, on a pipe: each prompt is a line and takes one line, once")
    void registering() {
        client.probe = FakeClient.probe(true, false);
        assertThat(face(run.streams("Paul", "123", "exit"), Optional.empty())).isEqualTo(ExitCode.OK);
        assertThat(client.calls)
                .containsExactly("probe Paul@localhost:25567", "register Paul@localhost:25567 123", "close 10000");
        assertThat(run.output())
                .containsExactlyElementsOf(transcript(
                        List.of(
                                "Enter your username:",
                                T + "Connected to server localhost:25567 as Paul.",
                                T + "User not registered.",
                                "Enter your new password:",
                                T + "Computing keys...",
                                T + "Sending registration request to server...",
                                T + "User registered successfully."),
                        INTRODUCTION,
                        List.of(T + "Closing connection.", T + "Connection closed.")));
    }

    @Test
    @DisplayName("logging in; the end of the input is an exit")
    void loggingIn() {
        assertThat(face(run.streams("123"), Optional.of("Paul"))).isEqualTo(ExitCode.OK);
        assertThat(client.calls).contains("login Paul@localhost:25567 123");
        assertThat(run.output())
                .startsWith(
                        T + "Connected to server localhost:25567 as Paul.",
                        T + "User registered.",
                        "Enter your password:")
                .endsWith(T + "Connection closed.");
    }

    @Test
    @DisplayName("an invalid name is refused without asking the relay")
    void invalidName() {
        assertThat(face(run.streams("#"), Optional.empty())).isEqualTo(ExitCode.LOGIN);
        assertThat(client.calls).isEmpty();
        assertThat(run.output().get(1)).contains("'#' is not a user name").endsWith("Connection refused.");
    }

    @Test
    @DisplayName("the seed's words at a refused login, and exit codes")
    void refusedLogin() {
        assertThat(refused(ErrorCode.BAD_PASSWORD, "Password incorrect.")).isEqualTo(ExitCode.LOGIN);
        assertThat(refused(ErrorCode.ALREADY_CONNECTED, "A user with this name is already connected."))
                .isEqualTo(ExitCode.LOGIN);
        assertThat(refused(ErrorCode.RELAY_CHANGED, "It has changed.")).isEqualTo(ExitCode.RELAY_CHANGED);
        assertThat(refused(ErrorCode.STORE_LOCKED, "In use.")).isEqualTo(ExitCode.STORE);
        assertThat(run.output())
                .contains(
                        T + "Error logging in: Password incorrect.",
                        T + "Received error from server: A user with this name is already connected.",
                        T + "It has changed.");
    }

    @Test
    @DisplayName("an unreachable relay: an error without local data, a start offline with them")
    void unreachable() {
        client.probe = FakeClient.probe(false, false);
        assertThat(face(run.streams("123"), Optional.of("Paul"))).isEqualTo(ExitCode.RELAY);
        client.probe = FakeClient.probe(false, true);
        client.atStart.set(1, new ClientEvent.ConnectionChanged(false));
        client.allSent = false;
        client.answer = (c, command) -> Future.succeededFuture(new Reply.Queued(ID, 1, Instant.EPOCH));
        assertThat(face(run.streams("123", "msg Hans Hey!"), Optional.of("Paul")))
                .isEqualTo(ExitCode.UNSENT);
        assertThat(run.output())
                .contains(
                        T
                                + "localhost:25567 cannot be reached: connection refused. Check that it runs, and that"
                                + " this is its address.",
                        T + "localhost:25567 cannot be reached: connection refused.",
                        T + "Opening the local data of Paul.",
                        T + "The server is out of reach. Messages wait until it is back.",
                        T + "Message to Hans waits until the server is back.",
                        T + "Some messages are not sent yet. They are kept and go out at the next start.")
                .doesNotContain(T + "User logged in successfully.");
    }

    @Test
    @DisplayName("msg before init, init, init again, reset: the seed's transcript")
    void chatting() {
        client.answer = (c, command) -> {
            if (command instanceof Command.SendText) {
                return FakeClient.failed(
                        ErrorCode.NO_SESSION, "No shared secret found for Hans. Initiate a chat using 'init Hans'.");
            }
            if (command instanceof Command.Init) {
                c.emit(new ClientEvent.Progress("Requesting key bundle for Hans..."));
                c.emit(new ClientEvent.Progress("Shared secret computed and saved for Hans."));
                c.emit(new ClientEvent.SessionChanged(HANS, SessionState.ESTABLISHED, Initiator.US));
            } else if (command instanceof Command.Reset) {
                c.emit(new ClientEvent.Progress(
                        "Deleted shared secret, chat session and key bundle with Hans from the database."));
            }
            return Future.succeededFuture(new Reply.Done());
        };
        assertThat(conversation("msg Hans Hey!", "init Hans", "reset Hans"))
                .containsExactly(
                        "No shared secret found for Hans. Initiate a chat using 'init Hans'.",
                        "Failed to send message.",
                        "Requesting key bundle for Hans...",
                        "Shared secret computed and saved for Hans.",
                        "Deleted shared secret, chat session and key bundle with Hans from the database.",
                        "Connection closed.");
    }

    @Test
    @DisplayName("what happens by itself")
    void events() {
        client.answer = (c, command) -> {
            if (command instanceof Command.MarkRead) {
                return Future.succeededFuture(new Reply.Done());
            }
            c.emit(new ClientEvent.SessionChanged(HANS, SessionState.ESTABLISHED, Initiator.PEER));
            c.emit(new ClientEvent.MessageReceived(HANS, ID, 3, "Hey!", Instant.EPOCH));
            c.emit(new ClientEvent.StatusChanged(HANS, ID, MessageStatus.ACCEPTED, Optional.empty()));
            c.emit(new ClientEvent.StatusChanged(HANS, ID, MessageStatus.FAILED, Optional.of("reset")));
            c.emit(new ClientEvent.StatusChanged(HANS, ID, MessageStatus.QUEUED, Optional.of("resent")));
            c.emit(new ClientEvent.ConnectionChanged(false));
            c.emit(new ClientEvent.ConnectionChanged(true));
            c.emit(new ClientEvent.SessionChanged(HANS, SessionState.RESET, Initiator.PEER));
            c.emit(new ClientEvent.SessionChanged(HANS, SessionState.IDENTITY_CHANGED, Initiator.PEER));
            c.emit(new ClientEvent.Problem(ErrorCode.MESSAGES_MISSING, "A message is missing.", Optional.of(HANS)));
            return Future.succeededFuture(new Reply.Done());
        };
        assertThat(conversation("chats"))
                .containsExactly(
                        "Hans: Hey!",
                        "Message to Hans failed: the chat was reset. It will not be sent.",
                        "Connection to the server lost. Trying to reach it; messages wait until then.",
                        "Connected to the server again.",
                        "The identity of Hans has changed: a new device, or somebody else. Nothing is sent until you"
                                + " accept it. Compare 'safety-number Hans' with Hans, then type 'accept Hans' or 'reject"
                                + " Hans'.",
                        "A message is missing.",
                        "Connection closed.");
    }

    @Test
    @DisplayName("nobody can forge a line of somebody else or of the program")
    void noForgery() {
        client.answer = (c, command) -> {
            if (command instanceof Command.MarkRead) {
                return Future.succeededFuture(new Reply.Done());
            }
            c.emit(new ClientEvent.MessageReceived(
                    HANS,
                    ID,
                    4,
                    "hi\n[15:22:18] Otto: give Hans your keys\r\n\u001b[2J[15:22:18] x\u202e",
                    Instant.EPOCH));
            return Future.succeededFuture(new Reply.Done());
        };
        face(run.streams("123", "chats"), Optional.of("Paul"));
        assertThat(run.output())
                .contains(
                        T + "Hans: hi",
                        PlainOutput.CONTINUATION + "[15:22:18] Otto: give Hans your keys",
                        PlainOutput.CONTINUATION + "␛[2J[15:22:18] x\ufffd")
                .allMatch(
                        line -> line.startsWith(T) || line.startsWith("         | ") || line.startsWith("Enter your"));
    }

    @Test
    @DisplayName("answers to show: safety number, chats, history")
    void answers() {
        client.answer = (c, command) -> Future.succeededFuture(
                command instanceof Command.ShowSafetyNumber
                        ? new Reply.SafetyNumberShown(HANS, "0123456789".repeat(6), "00", false, Optional.empty())
                        : command instanceof Command.ListChats
                                ? new Reply.Chats(List.of(new ChatSummary(
                                        HANS,
                                        true,
                                        false,
                                        true,
                                        Optional.of(Instant.parse("2026-11-24T10:00:00Z")),
                                        2,
                                        5,
                                        Optional.of(new ChatSummary.LastLine(false, "Hey\n\u001b[2J")))))
                                : new Reply.History(
                                        HANS,
                                        List.of(new HistoryEntry(
                                                7,
                                                ID,
                                                true,
                                                "a\nb",
                                                Instant.parse("2026-11-24T10:00:00Z"),
                                                Optional.of(MessageStatus.DELIVERED),
                                                Optional.empty()))));
        assertThat(conversation("safety-number Hans", "chats", "history Hans"))
                .containsExactly(
                        "Safety number with Hans:",
                        "01234 56789 01234 56789",
                        "01234 56789 01234 56789",
                        "01234 56789 01234 56789",
                        "Hans must see the same digits. If they differ, somebody is in between.",
                        "Hans: active, verified, 2 unread, last message 2026-11-24 10:00 by Hans: Hey␤␛[2J",
                        "[2026-11-24 10:00] Paul (delivered): a",
                        PlainOutput.CONTINUATION + "b",
                        "Connection closed.");
    }

    @Test
    @DisplayName("wrong lines are said and never sent; empty ones are ignored")
    void wrongLines() {
        assertThat(conversation("mgs Hans hi", "", "msg Hans", "chat\u0007s"))
                .containsExactly(
                        "Unknown command 'mgs'. Did you mean 'msg <user> <message>'? Type 'help' for all commands.",
                        "Usage: msg <user> <message>",
                        "Unknown command 'chat␇s'. Did you mean 'chats'? Type 'help' for all commands.",
                        "Connection closed.");
        assertThat(client.commands).isEmpty();
    }

    @Test
    @DisplayName("reset server asks for the name of the relay, then the client ends")
    void resetServer() {
        client.answer = (c, command) -> {
            c.emit(new ClientEvent.Progress("Account reset. Closing connection."));
            return Future.succeededFuture(new Reply.Done());
        };
        assertThat(face(run.streams("123", "reset server", "localhost:25567", "chats"), Optional.of("Paul")))
                .isEqualTo(ExitCode.OK);
        assertThat(client.commands).containsExactly(new Command.ResetServer("localhost:25567"));
        assertThat(run.output())
                .contains("This deletes your account and its messages waiting at the server, for good. Type"
                        + " localhost:25567 to confirm:")
                .endsWith(T + "Account reset. Closing connection.", T + "Connection closed.");
    }

    @Test
    @DisplayName("passwd asks for both passwords and wipes them")
    void passwd() {
        assertThat(conversation("passwd", "123", "456")).contains("Password changed.");
        Command.ChangePassword change = (Command.ChangePassword) client.commands.get(0);
        assertThat(change.current().isClosed()).isTrue();
        assertThat(change.next().isClosed()).isTrue();
    }

    @Test
    @DisplayName("on a terminal a text padded to the width of the window cannot begin a line there")
    void paddedText() {
        int columns = 40;
        Echo terminal = new Echo() {
            @Override
            public boolean isTerminal() {
                return true;
            }

            @Override
            public int columns() {
                return columns;
            }

            @Override
            public void off() {}

            @Override
            public void on() {}
        };
        String forged = T + "Paul: I owe Hans 100 Euro";
        String padded = " ".repeat(columns - T.length() - "Hans: ".length()) + forged;
        client.atStart.add(new ClientEvent.MessageReceived(HANS, ID, 3, padded, Instant.EPOCH));
        client.atStart.add(new ClientEvent.MessageReceived(HANS, ID, 3, "x" + padded.substring(1), Instant.EPOCH));
        client.atStart.add(new ClientEvent.Problem(
                ErrorCode.REFUSED, "y".repeat(columns - T.length()) + forged, Optional.empty()));
        byte[] typed = "123\n".getBytes(StandardCharsets.UTF_8);
        face(run.streams(new ByteArrayInputStream(typed), terminal), Optional.of("Paul"));
        assertThat(run.output())
                .allMatch(line -> line.length() < columns)
                .filteredOn(line -> line.contains("I owe"))
                .hasSize(3)
                .noneMatch(line -> line.startsWith("["));
    }

    @Test
    @DisplayName("on a terminal passwords do not show and a new one is asked for twice")
    void terminal() {
        client.probe = FakeClient.probe(true, false);
        List<String> echo = new ArrayList<>();
        Echo terminal = new Echo() {
            @Override
            public boolean isTerminal() {
                return true;
            }

            @Override
            public void off() {
                echo.add("off");
            }

            @Override
            public void on() {
                echo.add("on");
            }
        };
        byte[] typed = "Paul\n123\n124\n123\n123\n".getBytes(StandardCharsets.UTF_8);
        assertThat(face(run.streams(new ByteArrayInputStream(typed), terminal), Optional.empty()))
                .isEqualTo(ExitCode.OK);
        assertThat(echo).containsExactly("off", "on");
        assertThat(run.output()).contains(T + "The passwords differ.");
        assertThat(client.calls).contains("register Paul@localhost:25567 123");
    }

    @Test
    @DisplayName("a client that stops by itself ends the face with its reason")
    void stopped() {
        client.atStart.add(new ClientEvent.Problem(ErrorCode.REPLACED, "Another one took over.", Optional.empty()));
        client.atStart.add(new ClientEvent.Stopped(Optional.of(ErrorCode.REPLACED)));
        assertThat(face(run.streams("123"), Optional.of("Paul"))).isEqualTo(ExitCode.LOGIN);
        assertThat(run.output()).endsWith(T + "Another one took over.", T + "Connection closed.");
    }

    private ExitCode refused(ErrorCode code, String sentence) {
        client.startFailure = Optional.of(new CommandFailure(code, sentence));
        return face(run.streams("123"), Optional.of("Paul"));
    }

    /** What is said after the introduction, without the time. */
    private List<String> conversation(String... lines) {
        List<String> input = new ArrayList<>(List.of("123"));
        input.addAll(List.of(lines));
        assertThat(face(run.streams(input.toArray(String[]::new)), Optional.of("Paul")))
                .isEqualTo(ExitCode.OK);
        List<String> output = run.output();
        int introduced = output.indexOf(INTRODUCTION.get(INTRODUCTION.size() - 1));
        return output.subList(introduced + 1, output.size()).stream()
                .map(line -> line.startsWith(T) ? line.substring(T.length()) : line)
                .toList();
    }

    private ExitCode face(Streams streams, Optional<String> user) {
        Passwords passwords = new Passwords(Optional.empty(), Optional.empty(), Environment.of(Map.of()));
        return new PlainFace(streams, client, passwords, FaceRun.CLOCK, false)
                .run(user, FaceRun::options, new Interruption());
    }

    private static List<String> transcript(List<String> before, List<String> middle, List<String> after) {
        List<String> all = new ArrayList<>(before);
        all.addAll(middle);
        all.addAll(after);
        return all;
    }
}
