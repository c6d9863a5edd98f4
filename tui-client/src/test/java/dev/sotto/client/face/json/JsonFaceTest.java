package dev.sotto.client.face.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JsonFaceTest {
    private static final AccountName PAUL = AccountName.parse("Paul").orElseThrow();
    private static final AccountName HANS = AccountName.parse("Hans").orElseThrow();
    private static final String READY = "{\"event\":\"ready\",\"user\":\"Paul\"}";
    private static final String ONLINE = "{\"event\":\"connection\",\"state\":\"online\"}";

    private final FaceRun run = new FaceRun();
    private final FakeClient client = new FakeClient();

    @BeforeEach
    void online() {
        client.atStart.add(new ClientEvent.Ready(PAUL));
        client.atStart.add(new ClientEvent.ConnectionChanged(true));
    }

    @Test
    @DisplayName("the shapes of the contract, byte for byte; results in the order of the lines")
    void shapes() {
        client.answer = (c, command) -> {
            if (command instanceof Command.Init) {
                c.emit(new ClientEvent.Progress("Requesting key bundle for Hans..."));
                c.emit(new ClientEvent.SessionChanged(HANS, SessionState.ESTABLISHED, Initiator.US));
                return Future.succeededFuture(new Reply.Done());
            }
            if (command instanceof Command.SendText) {
                return Future.succeededFuture(new Reply.Queued(new EnvelopeId(0, 7), 12, Instant.EPOCH));
            }
            return FakeClient.failed(
                    ErrorCode.NO_SESSION, "No shared secret found for Hans. Initiate a chat using 'init Hans'.");
        };
        assertThat(face(run.streams(
                        "{\"id\":\"1\",\"command\":\"init\",\"user\":\"Hans\"}",
                        "{\"id\":2,\"command\":\"msg\",\"user\":\"Hans\",\"text\":\"Hey!\"}",
                        "{\"command\":\"safety-number\",\"user\":\"Hans\"}",
                        "{\"id\":\"4\",\"command\":\"exit\"}")))
                .isEqualTo(ExitCode.OK);
        assertThat(run.output())
                .containsExactly(
                        READY,
                        ONLINE,
                        "{\"event\":\"session\",\"user\":\"Hans\",\"state\":\"established\",\"by\":\"us\"}",
                        "{\"id\":\"1\",\"result\":{}}",
                        "{\"id\":2,\"result\":{\"message\":\"00000000000000000000000000000007\",\"number\":12,"
                                + "\"at\":\"1970-01-01T00:00:00Z\"}}",
                        "{\"id\":null,\"error\":{\"code\":\"no-session\",\"message\":\"No shared secret found for Hans."
                                + " Initiate a chat using 'init Hans'.\"}}",
                        "{\"id\":\"4\",\"result\":{}}");
        assertThat(client.commands).hasSize(3);
        assertThat(client.calls).endsWith("close 10000");
    }

    @Test
    @DisplayName("events of the contract, byte for byte")
    void events() {
        EnvelopeId id = new EnvelopeId(0, 1);
        Instant at = Instant.parse("2026-11-25T15:22:48Z");
        client.atStart.add(new ClientEvent.MessageReceived(HANS, id, 5, "Hey \"du\"\n\u001b[2J\u009b\u202e👍", at));
        client.atStart.add(new ClientEvent.MessageResent(HANS, id, new EnvelopeId(0, 2), 6, "Hey", at));
        client.atStart.add(new ClientEvent.StatusChanged(HANS, id, MessageStatus.DELIVERED, Optional.empty()));
        client.atStart.add(new ClientEvent.StatusChanged(HANS, id, MessageStatus.FAILED, Optional.of("reset")));
        client.atStart.add(new ClientEvent.SessionChanged(HANS, SessionState.IDENTITY_CHANGED, Initiator.PEER));
        client.atStart.add(new ClientEvent.Problem(ErrorCode.MESSAGES_MISSING, "Gone.", Optional.of(HANS)));
        client.atStart.add(new ClientEvent.ConnectionChanged(false));
        assertThat(face(run.streams())).isEqualTo(ExitCode.OK);
        assertThat(run.output().subList(2, run.output().size()))
                .containsExactly(
                        "{\"event\":\"message\",\"from\":\"Hans\",\"message\":\"00000000000000000000000000000001\","
                                + "\"text\":\"Hey \\\"du\\\"\\u000a\\u001b[2J\\u009b\\u202e👍\","
                                + "\"at\":\"2026-11-25T15:22:48Z\",\"number\":5}",
                        "{\"event\":\"resent\",\"to\":\"Hans\",\"message\":\"00000000000000000000000000000002\","
                                + "\"replaces\":\"00000000000000000000000000000001\",\"number\":6,"
                                + "\"at\":\"2026-11-25T15:22:48Z\"}",
                        "{\"event\":\"status\",\"to\":\"Hans\",\"message\":\"00000000000000000000000000000001\","
                                + "\"status\":\"delivered\"}",
                        "{\"event\":\"status\",\"to\":\"Hans\",\"message\":\"00000000000000000000000000000001\","
                                + "\"status\":\"failed\",\"reason\":\"reset\"}",
                        "{\"event\":\"session\",\"user\":\"Hans\",\"state\":\"identity-changed\",\"by\":\"peer\"}",
                        "{\"event\":\"problem\",\"code\":\"messages-missing\",\"message\":\"Gone.\",\"user\":\"Hans\"}",
                        "{\"event\":\"connection\",\"state\":\"offline\"}");
    }

    @Test
    @DisplayName("every answer to show is JSON with the documented fields")
    void answers() throws IOException {
        client.answer = (c, command) -> Future.succeededFuture(
                command instanceof Command.ListChats
                        ? new Reply.Chats(List.of(new ChatSummary(
                                HANS,
                                true,
                                false,
                                false,
                                Optional.empty(),
                                3,
                                9,
                                Optional.of(new ChatSummary.LastLine(false, "Hey")))))
                        : command instanceof Command.ShowHistory
                                ? new Reply.History(
                                        HANS,
                                        List.of(new HistoryEntry(
                                                7,
                                                new EnvelopeId(0, 1),
                                                true,
                                                "a\u2028b\u0000",
                                                Instant.EPOCH,
                                                Optional.of(MessageStatus.ACCEPTED),
                                                Optional.empty())))
                                : new Reply.SafetyNumberShown(
                                        HANS, "1".repeat(60), "00ff", true, Optional.of("2".repeat(60))));
        face(run.streams(
                "{\"command\":\"chats\"}",
                "{\"command\":\"history\",\"user\":\"Hans\",\"limit\":5}",
                "{\"command\":\"safety-number\",\"user\":\"Hans\"}"));
        assertThat(client.commands).contains(new Command.ShowHistory(HANS, 5));
        assertThat(JSON.std.mapFrom(run.output().get(2)).get("result"))
                .isEqualTo(Map.of(
                        "chats",
                        List.of(Map.of(
                                "user",
                                "Hans",
                                "active",
                                true,
                                "identityChanged",
                                false,
                                "verified",
                                false,
                                "unread",
                                3,
                                "readTo",
                                9,
                                "lastLine",
                                Map.of("own", false, "text", "Hey")))));
        assertThat(JSON.std.mapFrom(run.output().get(3)).get("result"))
                .isEqualTo(Map.of(
                        "user",
                        "Hans",
                        "messages",
                        List.of(Map.of(
                                "message",
                                "00000000000000000000000000000001",
                                "own",
                                true,
                                "text",
                                "a\u2028b\u0000",
                                "at",
                                "1970-01-01T00:00:00Z",
                                "status",
                                "accepted",
                                "number",
                                7))));
        assertThat(JSON.std.mapFrom(run.output().get(4)).get("result"))
                .isEqualTo(Map.of(
                        "user",
                        "Hans",
                        "digits",
                        "1".repeat(60),
                        "qr",
                        "00ff",
                        "verified",
                        true,
                        "previousDigits",
                        "2".repeat(60)));
    }

    @Test
    @DisplayName("reading, verifying and rejecting as commands; nothing is marked by itself")
    void readingAndVerifying() {
        client.atStart.add(new ClientEvent.MessageReceived(HANS, new EnvelopeId(0, 1), 5, "Hey", Instant.EPOCH));
        assertThat(face(run.streams(
                        "{\"command\":\"mark-read\",\"user\":\"Hans\",\"upTo\":5}",
                        "{\"command\":\"verify\",\"user\":\"Hans\"}",
                        "{\"command\":\"reject\",\"user\":\"Hans\"}",
                        "{\"command\":\"history\",\"user\":\"Hans\",\"before\":9,\"after\":2}",
                        "{\"id\":\"a\",\"command\":\"mark-read\",\"user\":\"Hans\"}",
                        "{\"id\":\"b\",\"command\":\"mark-read\",\"user\":\"Hans\",\"upTo\":-1}",
                        "{\"id\":\"c\",\"command\":\"history\",\"user\":\"Hans\",\"before\":\"x\"}")))
                .isEqualTo(ExitCode.OK);
        assertThat(client.commands)
                .containsExactly(
                        new Command.MarkRead(HANS, 5),
                        new Command.Verify(HANS),
                        new Command.RejectIdentity(HANS),
                        new Command.ShowHistory(HANS, 20, OptionalLong.of(9), OptionalLong.of(2)));
        assertThat(run.output().subList(7, 10)).allMatch(line -> line.contains("\"code\":\"malformed\""));
    }

    @Test
    @DisplayName("a status of a message never comes before the result that names it")
    void resultBeforeStatus() {
        EnvelopeId old = new EnvelopeId(9, 9);
        client.answer = (c, command) -> {
            EnvelopeId id = new EnvelopeId(0, c.commands.size());
            c.emit(new ClientEvent.StatusChanged(HANS, old, MessageStatus.ACCEPTED, Optional.empty()));
            c.emit(new ClientEvent.StatusChanged(HANS, id, MessageStatus.ACCEPTED, Optional.empty()));
            c.emit(new ClientEvent.StatusChanged(HANS, id, MessageStatus.DELIVERED, Optional.empty()));
            return Future.succeededFuture(new Reply.Queued(id, 13, Instant.EPOCH));
        };
        String[] lines = new String[100];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "{\"id\":" + i + ",\"command\":\"msg\",\"user\":\"Hans\",\"text\":\"x\"}";
        }
        assertThat(face(run.streams(lines))).isEqualTo(ExitCode.OK);
        List<String> output = run.output();
        assertThat(output).hasSize(2 + 100 + 300);
        for (int i = 1; i <= 100; i++) {
            String id = new EnvelopeId(0, i).toString();
            List<String> about =
                    output.stream().filter(line -> line.contains(id)).toList();
            assertThat(about.get(0)).contains("\"result\"").contains("\"id\":" + (i - 1));
            assertThat(about.get(1)).contains("accepted");
            assertThat(about.get(2)).contains("delivered");
        }
        assertThat(output.stream().filter(line -> line.contains("\"result\"")).toList())
                .isSortedAccordingTo((a, b) -> Integer.compare(number(a), number(b)));
    }

    @Test
    @DisplayName("a line that is no command is an error answer and nothing more")
    void badLines() {
        assertThat(face(run.streams(
                        "this is not JSON",
                        "",
                        "[1,2]",
                        "{\"id\":\"a\",\"command\":\"dance\"}",
                        "{\"id\":\"b\"}",
                        "{\"id\":\"c\",\"command\":\"msg\",\"user\":\"Hans\"}",
                        "{\"id\":\"d\",\"command\":\"msg\",\"user\":\"Hans\",\"text\":\"\"}",
                        "{\"id\":\"e\",\"command\":\"init\",\"user\":\"#\"}",
                        "{\"id\":\"f\",\"command\":\"chats\",\"command\":\"exit\"}",
                        "{\"id\":\"g\",\"command\":\"chats\"} {}",
                        "{\"id\":\"h\",\"command\":\"reset\",\"user\":\"Hans\",\"forgte\":true}",
                        "{\"id\":\"i\",\"command\":\"msg\",\"user\":\"Hans\",\"text\":\"\\ud800\"}",
                        "{\"id\":\"j\",\"command\":\"msg\",\"user\":\"Hans\",\"text\":[1]}",
                        "{\"id\":[],\"command\":\"chats\"}",
                        "{\"id\":\"k\",\"command\":\"history\",\"user\":\"Hans\",\"limit\":0}")))
                .isEqualTo(ExitCode.OK);
        assertThat(client.commands).isEmpty();
        assertThat(run.output().stream().map(JsonFaceTest::idAndCode).toList())
                .containsExactly(
                        "event",
                        "event",
                        "null malformed",
                        "null malformed",
                        "a unknown-command",
                        "b malformed",
                        "c malformed",
                        "d malformed",
                        "e invalid-name",
                        "f malformed",
                        "g malformed",
                        "h malformed",
                        "i malformed",
                        "j malformed",
                        "null malformed",
                        "k malformed");
    }

    @Test
    @DisplayName("a line over the limit and one that is not UTF-8 are errors; the one behind them works")
    void hostileInput() {
        byte[] bad = "\u00ff\n{\"command\":\"chats\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[2 * 1024 * 1024 + 1 + bad.length];
        Arrays.fill(all, 0, 2 * 1024 * 1024, (byte) 'x');
        all[2 * 1024 * 1024] = '\n';
        System.arraycopy(bad, 0, all, 2 * 1024 * 1024 + 1, bad.length);
        Streams streams = run.streams(new ByteArrayInputStream(all), Echo.none());
        assertThat(face(streams)).isEqualTo(ExitCode.OK);
        assertThat(run.output()).hasSize(5);
        assertThat(run.output().get(2)).contains("malformed", "longer than 1048576 bytes");
        assertThat(run.output().get(3)).contains("malformed", "UTF-8");
        assertThat(run.output().get(4)).isEqualTo("{\"id\":null,\"result\":{}}");
    }

    @Test
    @DisplayName("problems at login are an event and a code; nothing but data on standard output")
    void login() {
        client.startFailure = Optional.of(new CommandFailure(ErrorCode.BAD_PASSWORD, "Password incorrect."));
        assertThat(face(run.streams())).isEqualTo(ExitCode.LOGIN);
        assertThat(run.output())
                .containsExactly(
                        "{\"event\":\"problem\",\"code\":\"bad-password\",\"message\":\"Password incorrect.\"}");
    }

    @Test
    @DisplayName("without a password one line is taken from the input, asked for on standard error")
    void prompt() {
        client.probe = FakeClient.probe(true, false);
        Streams streams = run.streams("s3cret", "{\"command\":\"exit\"}");
        assertThat(face(streams, Map.of())).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isEqualTo("Enter your new password:\n");
        assertThat(client.calls).contains("register Paul@localhost:25567 s3cret");
        assertThat(run.output()).containsExactly(READY, ONLINE, "{\"id\":null,\"result\":{}}");
    }

    @Test
    @DisplayName("on a terminal a new password is asked for twice, on standard error")
    void terminal() {
        client.probe = FakeClient.probe(true, false);
        Echo terminal = new Echo() {
            @Override
            public boolean isTerminal() {
                return true;
            }

            @Override
            public void off() {}

            @Override
            public void on() {}
        };
        byte[] typed = "s3cret\nother\ns3cret\ns3cret\n".getBytes(StandardCharsets.UTF_8);
        assertThat(face(run.streams(new ByteArrayInputStream(typed), terminal), Map.of()))
                .isEqualTo(ExitCode.OK);
        String twice = "Enter your new password: \nEnter your new password again: \n";
        assertThat(run.errors()).isEqualTo(twice + "The passwords differ.\n" + twice);
        assertThat(client.calls).contains("register Paul@localhost:25567 s3cret");
        assertThat(run.output()).containsExactly(READY, ONLINE);
    }

    @Test
    @DisplayName("passwd takes the passwords and wipes them; messages left unsent are an exit code")
    void passwd() {
        client.allSent = false;
        assertThat(face(run.streams("{\"id\":1,\"command\":\"passwd\",\"old\":\"grün\",\"new\":\"456\"}")))
                .isEqualTo(ExitCode.UNSENT);
        Command.ChangePassword change = (Command.ChangePassword) client.commands.get(0);
        assertThat(change.current().isClosed()).isTrue();
        assertThat(change.next().isClosed()).isTrue();
    }

    private ExitCode face(Streams streams) {
        return face(streams, Map.of("SOTTO_PASSWORD", "123"));
    }

    private ExitCode face(Streams streams, Map<String, String> environment) {
        Passwords passwords = new Passwords(Optional.empty(), Optional.empty(), Environment.of(environment));
        return new JsonFace(streams, client, passwords, FaceRun.CLOCK)
                .run(Optional.of("Paul"), FaceRun::options, new Interruption());
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring("{\"id\":".length(), line.indexOf(',')));
    }

    private static String idAndCode(String line) {
        try {
            Map<String, Object> object = JSON.std.mapFrom(line);
            return object.get("error") instanceof Map<?, ?> error
                    ? object.get("id") + " " + error.get("code")
                    : "event";
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
