package dev.sotto.client.face.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.Environment;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.FaceRun;
import dev.sotto.client.face.FakeClient;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Passwords;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the full screen shows, as commands: reading, verifying, links, status, lock. */
class PlainCommandsTest {
    private static final AccountName PAUL = AccountName.parse("Paul").orElseThrow();
    private static final AccountName HANS = AccountName.parse("Hans").orElseThrow();
    private static final AccountName EVA = AccountName.parse("Eva").orElseThrow();
    private static final String DIGITS = "0123456789".repeat(6);
    private static final String T = "[15:22:18] ";

    private final FaceRun run = new FaceRun();
    private final FakeClient client = new FakeClient();
    private Optional<String> previousDigits = Optional.empty();
    private Optional<CommandFailure> verifyFailure = Optional.empty();
    private List<HistoryEntry> history = List.of();

    @BeforeEach
    void online() {
        client.atStart.add(new ClientEvent.Ready(PAUL));
        client.atStart.add(new ClientEvent.ConnectionChanged(true));
        client.answer = (c, command) -> answer(command);
    }

    private Future<Reply> answer(Command command) {
        if (command instanceof Command.ListChats) {
            return Future.succeededFuture(new Reply.Chats(List.of(chat(HANS, 2, 5), chat(EVA, 0, 3))));
        }
        if (command instanceof Command.ShowHistory) {
            return Future.succeededFuture(new Reply.History(HANS, history));
        }
        if (command instanceof Command.ShowSafetyNumber) {
            return Future.succeededFuture(new Reply.SafetyNumberShown(HANS, DIGITS, "00", false, previousDigits));
        }
        return command instanceof Command.Verify && verifyFailure.isPresent()
                ? Future.failedFuture(verifyFailure.get())
                : Future.succeededFuture(new Reply.Done());
    }

    @Test
    @DisplayName("unread lists the chats in which something is unread")
    void unread() {
        assertThat(conversation("unread"))
                .containsExactly("Hans: 2 unread. Type 'read Hans' to read.", "Connection closed.");
    }

    @Test
    @DisplayName("read shows what is unread, and then it is read")
    void read() {
        history = List.of(theirs(6, "Hey!"), own(7, "Hey"), theirs(8, "How are\nyou?"));
        assertThat(conversation("read hans", "read Eva", "read Otto"))
                .containsExactly(
                        "[2026-11-24 10:00] Hans: Hey!",
                        "[2026-11-24 10:00] Paul (delivered): Hey",
                        "[2026-11-24 10:00] Hans: How are",
                        PlainOutput.CONTINUATION + "you?",
                        "No unread messages of Eva.",
                        "No unread messages of Otto.",
                        "Connection closed.");
        assertThat(client.commands)
                .contains(
                        new Command.ShowHistory(HANS, 1000, OptionalLong.empty(), OptionalLong.of(5)),
                        new Command.MarkRead(HANS, 8));
    }

    @Test
    @DisplayName("what was printed is read, one mark for many messages")
    void printedIsRead() {
        for (int number = 1; number <= 100; number++) {
            client.atStart.add(new ClientEvent.MessageReceived(
                    HANS, new EnvelopeId(1, number), number, "Hey " + number, Instant.EPOCH));
        }
        conversation("status");
        assertThat(client.commands)
                .hasSizeLessThanOrEqualTo(100)
                .allMatch(Command.MarkRead.class::isInstance)
                .last()
                .isEqualTo(new Command.MarkRead(HANS, 100));
    }

    @Test
    @DisplayName("verify shows the number, explains, and takes a yes")
    void verifyByYes() {
        assertThat(conversation("verify Hans", "verify Hans yes"))
                .containsExactly(
                        "Safety number with Hans:",
                        "01234 56789 01234 56789",
                        "01234 56789 01234 56789",
                        "01234 56789 01234 56789",
                        "Hans must see the same digits. If they differ, somebody is in between.",
                        "Compare them in person or in a call. If all are the same, type 'verify Hans yes', or 'verify"
                                + " Hans <60 digits>' with the digits that Hans read out.",
                        "Hans is verified.",
                        "Connection closed.");
        assertThat(client.commands).containsExactly(new Command.ShowSafetyNumber(HANS), new Command.Verify(HANS));
    }

    @Test
    @DisplayName("typed digits are compared, and only the same ones verify")
    void verifyByDigits() {
        String spaced = DIGITS.replaceAll("(.{5})", "$1 ");
        assertThat(conversation("verify Hans " + spaced)).containsExactly("Hans is verified.", "Connection closed.");
        client.commands.clear();
        assertThat(conversation("verify Hans " + DIGITS.substring(1) + "5"))
                .contains("These are not the digits that you typed. If Hans sees those, somebody is in between: write"
                        + " nothing secret.");
        assertThat(client.commands).containsExactly(new Command.ShowSafetyNumber(HANS));
    }

    @Test
    @DisplayName("a refused verification says why; the old number is shown beside a changed one")
    void verifyRefused() {
        previousDigits = Optional.of("9".repeat(60));
        verifyFailure = Optional.of(new CommandFailure(ErrorCode.NOT_CONFIRMED, "Compare it first."));
        assertThat(conversation("verify Hans yes", "safety-number Hans"))
                .startsWith(
                        "Compare it first.",
                        "The identity of Hans has changed. Safety number before:",
                        "99999 99999 99999 99999",
                        "99999 99999 99999 99999",
                        "99999 99999 99999 99999",
                        "Safety number now:",
                        "01234 56789 01234 56789");
    }

    @Test
    @DisplayName("links are numbered, each once, and shown sanitised")
    void links() {
        history = List.of(
                theirs(1, "see https://a.example/x. And (http://b.example)"),
                own(2, "https://a.example/x mailto:hans@c.example"),
                theirs(3, "javascript:alert(1) https://\u001b[2Jd.example"));
        assertThat(conversation("links Hans"))
                .containsExactly(
                        "1: https://a.example/x",
                        "2: http://b.example",
                        "3: mailto:hans@c.example",
                        "Connection closed.");
        history = List.of();
        assertThat(conversation("links Hans"))
                .containsExactly("No links in the last messages with Hans.", "Connection closed.");
    }

    @Test
    @DisplayName("status says who, where, and the fingerprint of the server")
    void status() {
        assertThat(conversation("status"))
                .containsExactly(
                        "Paul at localhost:25567: connected.",
                        "Fingerprint of the server: SHA-256:" + "ab".repeat(32),
                        "Connection closed.");
    }

    @Test
    @DisplayName("history leads to what was before")
    void earlier() {
        history = List.of(theirs(6, "Hey!"));
        assertThat(conversation("history Hans 1", "history Hans 1 --before 6"))
                .containsSequence(
                        "[2026-11-24 10:00] Hans: Hey!", "Type 'history Hans 1 --before 6' for earlier ones.");
        assertThat(client.commands)
                .contains(new Command.ShowHistory(HANS, 1, OptionalLong.of(6), OptionalLong.empty()));
    }

    @Test
    @DisplayName("lock closes the client and asks until the password is right")
    void lock() {
        client.refusePasswords("wrong");
        List<String> said = conversation("lock", "wrong", "123", "status", "exit");
        assertThat(client.calls)
                .containsExactly(
                        "probe Paul@localhost:25567",
                        "login Paul@localhost:25567 123",
                        "close 2000",
                        "login Paul@localhost:25567 wrong",
                        "login Paul@localhost:25567 123",
                        "close 10000");
        assertThat(said)
                .containsSubsequence(
                        "Locked. Messages wait at the server meanwhile. To go on, enter your password.",
                        "Enter your password:",
                        "Error logging in: Password incorrect.",
                        "Enter your password:",
                        "Paul at localhost:25567: connected.",
                        "Connection closed.");
    }

    @Test
    @DisplayName("a locked client whose input ends is gone")
    void lockedForGood() {
        assertThat(face("123", "lock")).isEqualTo(ExitCode.USAGE);
        assertThat(run.output()).endsWith(T + "No password was given: the input has ended.");
    }

    private static ChatSummary chat(AccountName peer, int unread, long readTo) {
        return new ChatSummary(peer, true, false, false, Optional.empty(), unread, readTo, Optional.empty());
    }

    private static HistoryEntry theirs(long number, String text) {
        return entry(number, false, text, Optional.empty());
    }

    private static HistoryEntry own(long number, String text) {
        return entry(number, true, text, Optional.of(MessageStatus.DELIVERED));
    }

    @Test
    @DisplayName("help explains a topic or a command, and knows what was probably meant")
    void help() {
        assertThat(conversation("help")).anyMatch(line -> line.startsWith("More about: help writing, "));
        assertThat(conversation("help VERIFY"))
                .contains("Verify who you write with:")
                .anyMatch(line -> line.startsWith("Type 'verify <user>"));
        assertThat(conversation("help history"))
                .anyMatch(line -> line.startsWith("Type 'history <user> "))
                .noneMatch(line -> line.startsWith("Type 'init "));
        assertThat(conversation("help delivrey"))
                .contains("There is no help about 'delivrey'. Did you mean 'help delivery'?");
        assertThat(conversation("help \u001b[2J"))
                .contains("There is no help about '\u241b[2j'. Type 'help' for all there is.");
    }

    private static HistoryEntry entry(long number, boolean own, String text, Optional<MessageStatus> status) {
        Instant at = Instant.parse("2026-11-24T10:00:00Z");
        return new HistoryEntry(number, new EnvelopeId(1, number), own, text, at, status, Optional.empty());
    }

    /** What is said after the first introduction, without the time. */
    private List<String> conversation(String... lines) {
        int before = run.output().size();
        List<String> input = new ArrayList<>(List.of("123"));
        input.addAll(List.of(lines));
        assertThat(face(input.toArray(String[]::new))).isEqualTo(ExitCode.OK);
        List<String> output = run.output().subList(before, run.output().size());
        int introduced = output.indexOf(T + "Type 'help' to show this list.");
        return output.subList(introduced + 1, output.size()).stream()
                .map(line -> line.startsWith(T) ? line.substring(T.length()) : line)
                .toList();
    }

    private ExitCode face(String... lines) {
        Passwords passwords = new Passwords(Optional.empty(), Optional.empty(), Environment.of(Map.of()));
        return new PlainFace(run.streams(lines), client, passwords, FaceRun.CLOCK, false)
                .run(Optional.of("Paul"), FaceRun::options, new Interruption());
    }
}
