package dev.sotto.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a face needs to show a chat list and to page through a chat: numbers, what is unread, its workspace. */
class ReadingTest extends PaulAndHans {
    @Test
    void numbersAreTheSameInEventsAnswersAndTheHistory() {
        Reply.Queued one = (Reply.Queued) reply(paul, paul.send(hans, "one"));
        settle(paul, hans);
        hans.send(paul, "two");
        hans.send(paul, "three");
        settle(paul, hans);
        Reply.Queued four = (Reply.Queued) reply(paul, paul.send(hans, "four"));
        assertThat(List.of(one.number(), four.number())).containsExactly(1L, 4L);
        assertThat(paul.events(ClientEvent.MessageReceived.class))
                .extracting(ClientEvent.MessageReceived::number)
                .containsExactly(2L, 3L);
        List<HistoryEntry> history = history(paul, new Command.ShowHistory(hans.name, 10));
        assertThat(history).extracting(HistoryEntry::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(history).extracting(HistoryEntry::text).containsExactly("one", "two", "three", "four");
        assertThat(history.get(3).at()).isEqualTo(four.at());
        assertThat(history.get(3).id()).isEqualTo(four.message());
    }

    @Test
    void aHistoryIsReadInBothDirections() {
        for (int i = 1; i <= 9; i++) {
            paul.send(hans, "m" + i);
        }
        assertThat(texts(OptionalLong.of(7), OptionalLong.empty())).containsExactly("m4", "m5", "m6");
        assertThat(texts(OptionalLong.empty(), OptionalLong.of(2))).containsExactly("m3", "m4", "m5");
        assertThat(texts(OptionalLong.of(4), OptionalLong.of(2))).containsExactly("m3");
        assertThat(texts(OptionalLong.of(1), OptionalLong.empty())).isEmpty();
        assertThat(texts(OptionalLong.empty(), OptionalLong.of(9))).isEmpty();
        assertThat(texts(OptionalLong.empty(), OptionalLong.of(Long.MAX_VALUE))).isEmpty();
        assertThat(texts(OptionalLong.of(Long.MAX_VALUE), OptionalLong.of(0))).containsExactly("m7", "m8", "m9");
    }

    @Test
    void onlyMessagesOfThePeerAreUnreadUntilTheyAreRead() {
        paul.send(hans, "mine");
        hans.send(paul, "a");
        hans.send(paul, "b");
        settle(paul, hans);
        hans.send(paul, "c");
        settle(paul, hans);
        assertThat(summary(paul))
                .extracting(ChatSummary::unread, ChatSummary::readTo)
                .containsExactly(3, 0L);
        paul.submit(new Command.MarkRead(hans.name, 3));
        assertThat(summary(paul))
                .extracting(ChatSummary::unread, ChatSummary::readTo)
                .containsExactly(1, 3L);
        paul.submit(new Command.MarkRead(hans.name, 1));
        assertThat(summary(paul))
                .as("never back")
                .extracting(ChatSummary::unread)
                .isEqualTo(1);
        paul.crash();
        assertThat(summary(paul))
                .extracting(ChatSummary::unread, ChatSummary::readTo)
                .containsExactly(1, 3L);
        paul.submit(new Command.MarkRead(hans.name, Long.MAX_VALUE));
        assertThat(summary(paul))
                .extracting(ChatSummary::unread, ChatSummary::readTo)
                .containsExactly(0, 4L);
        assertThat(failure(paul, paul.submit(new Command.MarkRead(name("nobody"), 1))))
                .isEqualTo(ErrorCode.NO_SESSION);
    }

    @Test
    void aSecondDeliveryIsNotUnreadTwiceAndNothingOfADeletedHistoryIs() {
        hans.send(paul, "once");
        paul.nextCrash = BenchClient.Crash.AFTER_COMMIT;
        settle(paul, hans);
        paul.connect();
        settle(paul, hans);
        assertThat(summary(paul).unread()).isEqualTo(1);
        paul.submit(new Command.Reset(hans.name, true));
        settle(paul, hans);
        assertThat(summary(paul))
                .extracting(ChatSummary::unread, ChatSummary::lastLine)
                .containsExactly(0, Optional.empty());
        hans.init(paul);
        settle(paul, hans);
        hans.send(paul, "anew");
        settle(paul, hans);
        assertThat(summary(paul).unread()).isEqualTo(1);
        assertThat(summary(paul).readTo())
                .isLessThan(history(paul, new Command.ShowHistory(hans.name, 1))
                        .get(0)
                        .number());
    }

    @Test
    void theLastLineIsTheBeginningOfTheLastMessage() {
        assertThat(summary(paul).lastLine()).isEmpty();
        hans.send(paul, "Hey!");
        settle(paul, hans);
        assertThat(summary(paul).lastLine()).contains(new ChatSummary.LastLine(false, "Hey!"));
        paul.send(hans, "x".repeat(255) + "\uD83D\uDE00 and more");
        assertThat(summary(paul).lastLine()).contains(new ChatSummary.LastLine(true, "x".repeat(255)));
    }

    @Test
    void aMessageSentOnceMoreSaysWhichOneItReplaces() throws Exception {
        hans.send(paul, "zero");
        settle(paul, hans);
        MemoryStore old = hans.store().snapshot();
        for (int i = 0; i < 3; i++) {
            hans.send(paul, "step");
            paul.send(hans, "answer");
            settle(paul, hans);
        }
        hans.disconnect();
        Reply.Queued lost = (Reply.Queued) reply(paul, paul.send(hans, "lost"));
        settle(paul, hans);
        hans.restore(old);
        hans.input(new Input.RolledBack());
        hans.now += 60_000;
        hans.connect();
        settle(paul, hans);
        ClientEvent.MessageResent resent =
                paul.events(ClientEvent.MessageResent.class).get(0);
        assertThat(resent.replaced()).isEqualTo(lost.message());
        assertThat(resent.text()).isEqualTo("lost");
        HistoryEntry last = history(paul, new Command.ShowHistory(hans.name, 1)).get(0);
        assertThat(last)
                .extracting(HistoryEntry::id, HistoryEntry::number, HistoryEntry::at, HistoryEntry::status)
                .containsExactly(resent.message(), resent.number(), resent.at(), Optional.of(MessageStatus.DELIVERED));
        int replacing = paul.events.indexOf(resent);
        assertThat(paul.events.subList(0, replacing))
                .as("no status of the new message before it is told")
                .noneMatch(event -> event instanceof ClientEvent.StatusChanged changed
                        && changed.message().equals(resent.message()));
        assertThat(summary(paul).unread()).as("own messages are never unread").isEqualTo(4);
    }

    @Test
    void theWorkspaceIsKeptAsItIsAndBounded() {
        assertThat(workspace()).isEmpty();
        byte[] most = BenchClient.seeded(3).bytes(Command.SaveWorkspace.MAX_BYTES);
        assertThat(reply(paul, paul.submit(new Command.SaveWorkspace(most)))).isEqualTo(new Reply.Done());
        assertThat(failure(paul, paul.submit(new Command.SaveWorkspace(new byte[most.length + 1]))))
                .isEqualTo(ErrorCode.TOO_LONG);
        paul.crash();
        assertThat(workspace()).isEqualTo(most);
    }

    @Test
    void afterTheEndNoKeyIsInMemory() {
        var identity = paul.core().device().identity();
        paul.core().wipe();
        assertThat(identity.signingSeed().isClosed()).isTrue();
        assertThat(identity.agreementKey().isClosed()).isTrue();
    }

    private byte[] workspace() {
        return ((Reply.Workspace) reply(paul, paul.submit(new Command.LoadWorkspace()))).bytes();
    }

    private List<String> texts(OptionalLong before, OptionalLong after) {
        return history(paul, new Command.ShowHistory(hans.name, 3, before, after)).stream()
                .map(HistoryEntry::text)
                .toList();
    }

    private static List<HistoryEntry> history(BenchClient client, Command.ShowHistory command) {
        return ((Reply.History) reply(client, client.submit(command))).entries();
    }

    private static ChatSummary summary(BenchClient client) {
        return ((Reply.Chats) reply(client, client.submit(new Command.ListChats())))
                .chats()
                .get(0);
    }

    private static AccountName name(String name) {
        return AccountName.parse(name).orElseThrow();
    }

    private static Reply reply(BenchClient client, long token) {
        return value(client.replies, token);
    }

    private static ErrorCode failure(BenchClient client, long token) {
        return value(client.failures, token).code();
    }

    private static <T> T value(Map<Long, T> map, long token) {
        return Optional.ofNullable(map.get(token)).orElseThrow();
    }
}
