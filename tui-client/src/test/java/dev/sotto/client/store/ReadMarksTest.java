package dev.sotto.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.core.HistoryRange;
import dev.sotto.client.core.NumberedMessage;
import dev.sotto.client.core.StoreChange;
import dev.sotto.client.core.StoreChange.AddMessage;
import dev.sotto.client.core.StoreChange.DeleteHistory;
import dev.sotto.client.core.StoreChange.MarkRead;
import dev.sotto.client.core.StoreChange.SaveConversation;
import dev.sotto.client.core.StoreChange.SaveWorkspace;
import dev.sotto.client.core.StoredChat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read, and what a face keeps, survive a restart exactly. */
class ReadMarksTest {
    /** As written by the first version of the program: Hans, messages 3 to 11, last at 1 764 000 000 123. */
    private static final String FIRST_FORMAT = "01000448616e730000000000000003000000000000000c0000019ab697e87b";

    @TempDir
    private Path folder;

    private ClientStore store;

    @BeforeEach
    void create() throws StoreException {
        store = Bench.create(folder);
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    @Test
    void aChatOfTheFirstFormatIsReadAndAllOfItCountsAsRead() throws StoreException {
        ChatBody chat = ChatBody.decode(HexFormat.of().parseHex(FIRST_FORMAT));
        assertThat(chat.toChat())
                .isEqualTo(new StoredChat(Bench.name("Hans"), 9, OptionalLong.of(1_764_000_000_123L), 12, 12, 0));
        ChatBody next = chat.withOneMore(1_764_000_000_200L, false);
        assertThat(ChatBody.decode(next.encode())).isEqualTo(next);
        assertThat(next.toChat().unread()).isEqualTo(1);
    }

    @Test
    void aChatThatCannotBeIsDamage() {
        for (ChatBody wrong : List.of(
                new ChatBody(Bench.name("Hans"), 3, 2, 0, 2, 0),
                new ChatBody(Bench.name("Hans"), 0, 2, 0, 3, 0),
                new ChatBody(Bench.name("Hans"), 0, 5, 0, 4, 2))) {
            assertThatThrownBy(() -> ChatBody.decode(wrong.encode())).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void marksAtAnyPlaceCountExactly() throws StoreException {
        Random random = new Random(7);
        List<Boolean> own = new ArrayList<>();
        long mark = 0;
        for (int round = 0; round < 40; round++) {
            List<StoreChange> changes = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                own.add(random.nextBoolean());
                long number = own.size();
                changes.add(new AddMessage(
                        own.get(own.size() - 1) ? Bench.own("hans", number, "m") : Bench.theirs("hans", number, "m")));
            }
            long upTo = random.nextInt(own.size() + 3);
            changes.add(new MarkRead("hans", upTo));
            store.commit(changes);
            mark = Math.max(mark, Math.min(upTo, own.size()));
            long unread = own.subList((int) mark, own.size()).stream()
                    .filter(mine -> !mine)
                    .count();
            if (!own.isEmpty()) {
                assertThat(store.reads().chat("hans").orElseThrow())
                        .extracting(StoredChat::readTo, StoredChat::unread, StoredChat::lastNumber)
                        .containsExactly(mark, unread, (long) own.size());
            }
        }
        StoredChat before = store.reads().chat("hans").orElseThrow();
        store.close();
        store = Bench.open(folder);
        assertThat(store.reads().chats()).containsExactly(before);
    }

    @Test
    void manyUnreadAreCountedInPartsFromBothSides() throws StoreException {
        List<StoreChange> many = new ArrayList<>();
        for (int i = 1; i <= 3_000; i++) {
            many.add(new AddMessage(i % 3 == 0 ? Bench.own("hans", i, "m") : Bench.theirs("hans", i, "m")));
        }
        store.commit(many);
        assertThat(unread()).isEqualTo(2_000);
        store.commit(List.of(new MarkRead("hans", 900)));
        assertThat(unread()).isEqualTo(1_400);
        store.commit(List.of(new MarkRead("hans", 2_400)));
        assertThat(unread()).isEqualTo(400);
        store.commit(List.of(new MarkRead("hans", Long.MAX_VALUE)));
        assertThat(unread()).isZero();
    }

    @Test
    void aDeletedHistoryIsReadAndARollbackUnreadsAgain() throws StoreException {
        store.commit(List.of(
                new SaveConversation(Bench.name("Hans"), Bench.conversation(Bench.device(), "hans")),
                new AddMessage(Bench.theirs("hans", 1, "a")),
                new AddMessage(Bench.theirs("hans", 2, "b"))));
        store.stage(List.of(new MarkRead("hans", 2)));
        assertThat(unread()).isZero();
        store.rollback();
        assertThat(unread()).isEqualTo(2);
        store.commit(List.of(
                new AddMessage(Bench.own("eva", 3, "c")),
                new DeleteHistory("hans"),
                new AddMessage(Bench.theirs("hans", 4, "d")),
                new MarkRead("nobody", 4)));
        assertThat(unread()).isEqualTo(1);
        assertThat(store.reads().history("hans", HistoryRange.last(5)))
                .extracting(NumberedMessage::number)
                .containsExactly(3L);
        assertThat(store.reads().chat("nobody")).isEmpty();
    }

    @Test
    void theWorkspaceIsKeptSealed() throws StoreException {
        assertThat(store.reads().workspace()).isEmpty();
        byte[] bytes = Bench.RANDOM.bytes(256 * 1024);
        store.commit(List.of(new SaveWorkspace(new byte[] {1})));
        store.commit(List.of(new SaveWorkspace(bytes)));
        store.close();
        store = Bench.open(folder);
        assertThat(store.load().counters()).isEmpty();
        assertThat(store.reads().workspace()).isEqualTo(bytes);
    }

    private long unread() {
        return store.reads().chat("hans").orElseThrow().unread();
    }
}
