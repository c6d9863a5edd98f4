package dev.sotto.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user asks for and the answers, between two clients and nothing going wrong. */
class CommandsTest {
    private final MemoryRelay relay = new MemoryRelay();
    private final BenchClient paul = new BenchClient("Paul", relay, 1);
    private final BenchClient hans = new BenchClient("Hans", relay, 2);

    @BeforeEach
    void connect() {
        paul.connect();
        hans.connect();
        settle();
    }

    @Test
    void aMessageBeforeInitSaysWhatToDo() {
        assertFailure(
                paul,
                paul.send(hans, "Hey!"),
                ErrorCode.NO_SESSION,
                "No shared secret found for Hans. Initiate a chat using 'init Hans'.");
    }

    @Test
    void initMakesAChatOnBothSides() {
        long init = paul.init(hans);
        settle();
        assertThat(paul.replies).containsEntry(init, new Reply.Done());
        assertThat(paul.progress())
                .containsExactly(
                        "Requesting key bundle for Hans...",
                        "Computing shared secret...",
                        "Shared secret computed and saved for hans.");
        assertThat(hans.progress()).containsExactly("Successfully computed shared secret with paul.");
        assertThat(hans.events(ClientEvent.SessionChanged.class))
                .containsExactly(new ClientEvent.SessionChanged(
                        paul.name, ClientEvent.SessionState.ESTABLISHED, ClientEvent.Initiator.PEER));
        assertFailure(
                paul,
                paul.init(hans),
                ErrorCode.SESSION_EXISTS,
                "Already have shared secret with hans. Use 'reset hans' to reset or 'msg hans <message>' to send a"
                        + " message.");
    }

    @Test
    void aMessageIsQueuedAcceptedAndDelivered() {
        chat();
        long token = paul.send(hans, "Hey!");
        settle();
        Reply.Queued queued = (Reply.Queued) reply(paul, token);
        assertThat(paul.events(ClientEvent.StatusChanged.class))
                .extracting(ClientEvent.StatusChanged::message, ClientEvent.StatusChanged::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(queued.message(), MessageStatus.QUEUED),
                        org.assertj.core.groups.Tuple.tuple(queued.message(), MessageStatus.ACCEPTED),
                        org.assertj.core.groups.Tuple.tuple(queued.message(), MessageStatus.DELIVERED));
        assertThat(hans.events(ClientEvent.MessageReceived.class))
                .extracting(ClientEvent.MessageReceived::text)
                .containsExactly("Hey!");
        int answered = paul.seen.indexOf(queued);
        assertThat(paul.seen.get(answered + 1)).isInstanceOf(ClientEvent.StatusChanged.class);
        assertThat(paul.seen.subList(0, answered)).noneMatch(ClientEvent.StatusChanged.class::isInstance);
    }

    @Test
    void initAnswersFailuresTyped() {
        assertFailure(
                paul, paul.submit(new Command.Init(paul.name)), ErrorCode.TO_SELF, "You cannot write to yourself.");
        long unknown = paul.submit(new Command.Init(AccountName.parse("Nobody").orElseThrow()));
        settle();
        assertFailure(
                paul,
                unknown,
                ErrorCode.UNKNOWN_USER,
                "Failed to request key bundle: there is no user named Nobody at this relay.");
        paul.disconnect();
        assertThat(failure(paul, paul.init(hans)).code()).isEqualTo(ErrorCode.OFFLINE);
    }

    @Test
    void aCutOrASilentRelayEndsAnInit() {
        long cut = paul.init(hans);
        paul.disconnect();
        assertThat(failure(paul, cut).code()).isEqualTo(ErrorCode.OFFLINE);
        paul.connect();
        settle();
        long silent = paul.init(hans);
        paul.now += 31_000;
        paul.tick();
        assertThat(failure(paul, silent).code()).isEqualTo(ErrorCode.OFFLINE);
    }

    @Test
    void commandsAreAnsweredInTheirOrder() {
        long init = paul.init(hans);
        long first = paul.send(hans, "one");
        long second = paul.send(hans, "two");
        assertThat(paul.replies).doesNotContainKeys(init, first, second);
        settle();
        assertThat(paul.replies).containsKeys(init, first, second);
        assertThat(received(hans)).containsExactly("one", "two");
    }

    @Test
    void tooManyWaitingCommandsAreRefusedAndTheOthersRun() {
        long init = paul.init(hans);
        for (int i = 0; i < Commands.MAX_WAITING; i++) {
            paul.submit(new Command.ListChats());
        }
        assertThat(failure(paul, paul.submit(new Command.ListChats())).code()).isEqualTo(ErrorCode.BUSY);
        settle();
        assertThat(paul.replies).containsKey(init).hasSize(Commands.MAX_WAITING + 1);
    }

    @Test
    void textsAreValidUnicodeAndFit() {
        chat();
        assertThat(failure(paul, paul.send(hans, "")).code()).isEqualTo(ErrorCode.MALFORMED);
        assertThat(failure(paul, paul.send(hans, "half \uD83D")).code()).isEqualTo(ErrorCode.MALFORMED);
        assertThat(failure(paul, paul.send(hans, "x".repeat(65_537))).code()).isEqualTo(ErrorCode.TOO_LONG);
        String emoji = "\uD83D\uDE00".repeat(16_000);
        paul.send(hans, emoji);
        paul.send(hans, "x".repeat(65_536));
        settle();
        assertThat(received(hans)).containsExactly(emoji, "x".repeat(65_536));
    }

    @Test
    void offlineMessagesArriveAtTheNextLoginInOrder() {
        chat();
        hans.disconnect();
        for (int i = 0; i < 300; i++) {
            paul.send(hans, "m" + i);
        }
        settle();
        assertThat(paul.core().unsent()).isZero();
        hans.connect();
        settle();
        assertThat(received(hans)).hasSize(300).startsWith("m0", "m1").endsWith("m299");
        assertThat(paul.store().messages())
                .extracting(StoredMessage::status)
                .containsOnly(Optional.of(MessageStatus.DELIVERED));
    }

    @Test
    void resetIsSeenByBothAndAChatCanBeMadeAgain() {
        chat();
        paul.send(hans, "before");
        settle();
        long reset = hans.submit(new Command.Reset(paul.name, false));
        settle();
        assertThat(hans.replies).containsEntry(reset, new Reply.Done());
        String deleted = "Deleted shared secret, chat session and key bundle with %s from the database.";
        assertThat(hans.progress()).contains(deleted.formatted("paul"));
        assertThat(paul.progress()).contains(deleted.formatted("hans"));
        assertThat(failure(paul, paul.send(hans, "x")).code()).isEqualTo(ErrorCode.NO_SESSION);
        assertThat(failure(hans, hans.send(paul, "x")).code()).isEqualTo(ErrorCode.NO_SESSION);
        assertThat(failure(hans, hans.submit(new Command.Reset(paul.name, false)))
                        .code())
                .isEqualTo(ErrorCode.NO_SESSION);
        chat();
        hans.send(paul, "after");
        settle();
        assertThat(received(paul)).containsExactly("after");
    }

    @Test
    void whatIsSurelyUnsentFailsWithAReset() {
        chat();
        paul.disconnect();
        paul.send(hans, "never");
        paul.submit(new Command.Reset(hans.name, true));
        assertThat(paul.events(ClientEvent.StatusChanged.class))
                .last()
                .extracting(ClientEvent.StatusChanged::status, ClientEvent.StatusChanged::reason)
                .containsExactly(MessageStatus.FAILED, Optional.of("reset"));
        paul.connect();
        settle();
        assertThat(received(hans)).isEmpty();
        assertThat(paul.store().messages()).isEmpty();
    }

    @Test
    void listsShowWhatTheBatchChanged() {
        chat();
        paul.send(hans, "Hey!");
        long chats = paul.submit(new Command.ListChats());
        long history = paul.submit(new Command.ShowHistory(hans.name, 10));
        long number = paul.submit(new Command.ShowSafetyNumber(hans.name));
        long theirs = hans.submit(new Command.ShowSafetyNumber(paul.name));
        assertThat(((Reply.Chats) reply(paul, chats)).chats()).singleElement().matches(chat -> chat.active());
        assertThat(((Reply.History) reply(paul, history)).entries())
                .singleElement()
                .matches(entry -> entry.own() && entry.text().equals("Hey!"));
        assertThat(((Reply.SafetyNumberShown) reply(paul, number)).digits())
                .hasSize(60)
                .isEqualTo(((Reply.SafetyNumberShown) reply(hans, theirs)).digits());
    }

    private void chat() {
        paul.init(hans);
        settle();
    }

    private void settle() {
        for (int round = 0; round < 20; round++) {
            for (BenchClient client : List.of(paul, hans)) {
                while (client.receive(16)) {
                    client.now++;
                }
            }
        }
    }

    private static List<String> received(BenchClient client) {
        return client.events(ClientEvent.MessageReceived.class).stream()
                .map(ClientEvent.MessageReceived::text)
                .toList();
    }

    private static Reply reply(BenchClient client, long token) {
        return value(client.replies, token);
    }

    private static CommandFailure failure(BenchClient client, long token) {
        return value(client.failures, token);
    }

    private static void assertFailure(BenchClient client, long token, ErrorCode code, String sentence) {
        assertThat(failure(client, token).code()).isEqualTo(code);
        assertThat(failure(client, token).sentence()).isEqualTo(sentence);
    }

    private static <T> T value(Map<Long, T> map, long token) {
        return Optional.ofNullable(map.get(token)).orElseThrow();
    }
}
