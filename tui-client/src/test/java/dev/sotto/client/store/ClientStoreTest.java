package dev.sotto.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.core.OutboxItem;
import dev.sotto.client.core.PreKeyInfo;
import dev.sotto.client.core.StoreChange;
import dev.sotto.client.core.StoreChange.AddEnvelopeHash;
import dev.sotto.client.core.StoreChange.AddMessage;
import dev.sotto.client.core.StoreChange.AddOutbox;
import dev.sotto.client.core.StoreChange.AddSeenHandshake;
import dev.sotto.client.core.StoreChange.DeleteHistory;
import dev.sotto.client.core.StoreChange.DeletePreKey;
import dev.sotto.client.core.StoreChange.DropSeenHandshakes;
import dev.sotto.client.core.StoreChange.ExpireEnvelopeHashes;
import dev.sotto.client.core.StoreChange.ForgetConversation;
import dev.sotto.client.core.StoreChange.PutCounter;
import dev.sotto.client.core.StoreChange.RemoveOutbox;
import dev.sotto.client.core.StoreChange.SaveConversation;
import dev.sotto.client.core.StoreChange.SaveDevice;
import dev.sotto.client.core.StoreChange.SavePreKeys;
import dev.sotto.client.core.StoreChange.SetStatus;
import dev.sotto.client.core.StoreContents;
import dev.sotto.client.core.StoredChat;
import dev.sotto.client.core.StoredMessage;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each change, committed and read again by a store that was closed and opened. */
class ClientStoreTest {
    @TempDir
    private Path folder;

    private LocalDevice device;
    private ClientStore store;

    @BeforeEach
    void create() throws StoreException {
        device = Bench.device();
        store = Bench.createStaged(folder, device).promote();
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    @Test
    void keepsTheDeviceAndItsNextInstance() throws StoreException {
        LocalDevice next = device.withInstance(
                Instance.create(Bench.NOW_SECONDS * 1000, Optional.of(device.instance()), Bench.RANDOM));
        assertThat(reopened().load().device().encode()).isEqualTo(device.encode());
        store.commit(List.of(new SaveDevice(next)));
        assertThat(reopened().load().device().encode()).isEqualTo(next.encode());
    }

    @Test
    void countsItsOpenings() throws StoreException {
        assertThat(store.generation()).isEqualTo(1);
        assertThat(reopened().generation()).isEqualTo(2);
        assertThat(reopened().load().generation()).isEqualTo(3);
    }

    @Test
    void keepsConversationsWithTheNameAsShown() throws StoreException {
        store.commit(List.of(saveConversation("Hans"), saveConversation("Eva")));
        store.commit(List.of(saveConversation("HANS")));
        StoreContents contents = reopened().load();
        assertThat(contents.conversations())
                .extracting(stored -> stored.peer().display())
                .containsExactlyInAnyOrder("HANS", "Eva");
        assertThat(contents.conversations())
                .allSatisfy(stored -> assertThat(stored.conversation().encode())
                        .isEqualTo(Bench.conversation(device, stored.peer().account())
                                .encode()));
    }

    @Test
    void forgetsAConversationAndKeepsItsHistory() throws StoreException {
        store.commit(List.of(
                saveConversation("Hans"), saveConversation("Eva"), new AddMessage(Bench.own("hans", 1, "hello"))));
        store.commit(List.of(new ForgetConversation("hans"), new ForgetConversation("eva")));
        assertThat(reopened().load().conversations()).isEmpty();
        assertThat(store.reads().chats())
                .containsExactly(new StoredChat(Bench.name("Hans"), 1, OptionalLong.of(11), 1, 0, 0));
        assertThat(Bench.history(store, "hans", 5)).hasSize(1);
    }

    @Test
    void keepsMessagesInTheOrderTheyCame() throws StoreException {
        StoredMessage first = Bench.own("hans", 5, "first \uD83D\uDE00");
        StoredMessage second = Bench.theirs("hans", 5, "the same id, and\nlines\u0000");
        StoredMessage third = Bench.own("hans", 1, "");
        store.commit(List.of(new AddMessage(first), new AddMessage(second)));
        store.commit(List.of(new AddMessage(Bench.own("eva", 5, "elsewhere")), new AddMessage(third)));
        reopened();
        assertThat(Bench.history(store, "hans", 10)).containsExactly(first, second, third);
        assertThat(Bench.history(store, "hans", 2)).containsExactly(second, third);
        assertThat(Bench.history(store, "hans", 0)).isEmpty();
        assertThat(Bench.history(store, "nobody", 10)).isEmpty();
        assertThat(store.reads().message("hans", Bench.id(5), true)).contains(first);
        assertThat(store.reads().message("hans", Bench.id(5), false)).contains(second);
        assertThat(store.reads().message("hans", Bench.id(6), true)).isEmpty();
    }

    @Test
    void aPeerThatUsesAnIdTwiceIsNoFailure() throws StoreException {
        store.commit(List.of(
                new AddMessage(Bench.theirs("hans", 1, "one")), new AddMessage(Bench.theirs("hans", 1, "two"))));
        assertThat(Bench.history(reopened(), "hans", 5))
                .extracting(StoredMessage::text)
                .containsExactly("one", "two");
        assertThat(store.reads().message("hans", Bench.id(1), false))
                .map(StoredMessage::text)
                .contains("two");
    }

    @Test
    void changesTheStatusOfOwnMessagesOnly() throws StoreException {
        store.commit(List.of(
                new AddMessage(Bench.own("hans", 1, "mine")), new AddMessage(Bench.theirs("hans", 1, "theirs"))));
        store.commit(List.of(
                new SetStatus("hans", Bench.id(1), MessageStatus.FAILED, Optional.of("gone")),
                new SetStatus("hans", Bench.id(99), MessageStatus.FAILED, Optional.empty())));
        List<StoredMessage> history = Bench.history(reopened(), "hans", 5);
        assertThat(history)
                .extracting(StoredMessage::status)
                .containsExactly(Optional.of(MessageStatus.FAILED), Optional.empty());
        assertThat(history.get(0).reason()).contains("gone");
        assertThat(history.get(0).text()).isEqualTo("mine");
    }

    @Test
    void deletesAHistory() throws StoreException {
        store.commit(List.of(
                saveConversation("Hans"),
                new AddMessage(Bench.own("hans", 1, "a")),
                new AddMessage(Bench.own("eva", 2, "b"))));
        store.commit(List.of(new DeleteHistory("hans"), new DeleteHistory("eva")));
        reopened();
        assertThat(Bench.history(store, "hans", 5)).isEmpty();
        assertThat(store.reads().chats())
                .containsExactly(new StoredChat(Bench.name("Hans"), 0, OptionalLong.empty(), 1, 1, 0));
        store.commit(List.of(new AddMessage(Bench.own("hans", 3, "anew"))));
        assertThat(Bench.history(reopened(), "hans", 5)).hasSize(1);
    }

    @Test
    void keepsAndDeletesPreKeys() throws StoreException {
        PreKeyPair signed = Bench.preKey(device, PreKeyKind.SIGNED, 7);
        PreKeyPair oneTime = Bench.preKey(device, PreKeyKind.ONE_TIME, 7);
        PreKeyPair used = Bench.preKey(device, PreKeyKind.ONE_TIME, 8);
        store.commit(List.of(new SavePreKeys(List.of(signed, oneTime, used))));
        store.commit(List.of(new DeletePreKey(PreKeyKind.ONE_TIME, 8), new DeletePreKey(PreKeyKind.SIGNED, 99)));
        assertThat(reopened().load().preKeys())
                .containsExactlyInAnyOrder(
                        new PreKeyInfo(PreKeyKind.SIGNED, 7, signed.created(), signed.expires()),
                        new PreKeyInfo(PreKeyKind.ONE_TIME, 7, oneTime.created(), 0));
        assertThat(store.reads().signedPreKey(7).orElseThrow().encode()).isEqualTo(signed.encode());
        assertThat(store.reads().oneTimePreKey(7).orElseThrow().encode()).isEqualTo(oneTime.encode());
        assertThat(store.reads().oneTimePreKey(8)).isEmpty();
        assertThat(store.reads().oneTimePreKey(-1)).isEmpty();
    }

    @Test
    void remembersEnvelopesUntilTheirDayExpires() throws StoreException {
        store.commit(List.of(
                new AddEnvelopeHash(Bench.hash(1), 100),
                new AddEnvelopeHash(Bench.hash(2), 101),
                new AddEnvelopeHash(Bench.hash(2), 102)));
        reopened();
        // A clock that went back: kept with the day before it, which is longer.
        store.commit(List.of(new AddEnvelopeHash(Bench.hash(3), 99), new AddEnvelopeHash(Bench.hash(4), 103)));
        assertThat(seen(1, 2, 3, 4, 5)).containsExactly(true, true, true, true, false);
        store.commit(List.of(new ExpireEnvelopeHashes(101)));
        assertThat(seen(1, 2, 3, 4)).containsExactly(false, true, true, true);
        store.commit(List.of(new ExpireEnvelopeHashes(101), new ExpireEnvelopeHashes(102)));
        reopened();
        assertThat(seen(1, 2, 3, 4)).containsExactly(false, false, false, true);
        store.commit(List.of(new ExpireEnvelopeHashes(1000), new AddEnvelopeHash(Bench.hash(5), 1000)));
        assertThat(seen(4, 5)).containsExactly(false, true);
    }

    @Test
    void remembersHandshakesWithTheirSignedPreKey() throws StoreException {
        store.commit(List.of(
                new AddSeenHandshake(Bench.hash(1), 7),
                new AddSeenHandshake(Bench.hash(1), 7),
                new AddSeenHandshake(Bench.hash(2), 8)));
        reopened();
        assertThat(store.reads().handshakeSeen(Bench.hash(1))).isTrue();
        assertThat(store.reads().handshakeSeen(Bench.hash(3))).isFalse();
        assertThat(store.reads().seenHandshakes(7)).isEqualTo(1);
        store.commit(List.of(new DropSeenHandshakes(7)));
        assertThat(reopened().reads().handshakeSeen(Bench.hash(1))).isFalse();
        assertThat(store.reads().handshakeSeen(Bench.hash(2))).isTrue();
        assertThat(store.load().device().address()).isEqualTo(device.address());
    }

    @Test
    void keepsTheOutboxInOrder() throws StoreException {
        store.commit(List.of(
                new AddOutbox(Bench.item(2, 20, "hans")),
                new AddOutbox(Bench.item(1, 10, "eva")),
                new AddOutbox(Bench.item(3, 30, "hans"))));
        store.commit(List.of(new RemoveOutbox(Bench.id(20)), new RemoveOutbox(Bench.id(99))));
        List<OutboxItem> outbox = reopened().load().outbox();
        assertThat(outbox).extracting(OutboxItem::position).containsExactly(1L, 3L);
        assertThat(outbox).extracting(OutboxItem::id).containsExactly(Bench.id(10), Bench.id(30));
        assertThat(outbox).extracting(OutboxItem::peer).containsExactly("eva", "hans");
        assertThat(outbox.get(1).ciphertext())
                .isEqualTo(Bench.item(3, 30, "hans").ciphertext());
        assertThat(outbox.get(1).text()).isTrue();
    }

    @Test
    void keepsCounters() throws StoreException {
        store.commit(List.of(new PutCounter("a", 1), new PutCounter("b", Long.MAX_VALUE), new PutCounter("a", 2)));
        assertThat(reopened().load().counters()).isEqualTo(Map.of("a", 2L, "b", Long.MAX_VALUE));
    }

    @Test
    void aTransactionIsAllOrNothing() throws StoreException {
        store.commit(List.of(new PutCounter("a", 1), new AddOutbox(Bench.item(1, 1, "hans"))));
        List<StoreChange> changes = new ArrayList<>(List.of(
                new PutCounter("a", 2),
                new AddMessage(Bench.own("hans", 1, "lost")),
                new AddEnvelopeHash(Bench.hash(1), 1)));
        changes.add(new PutCounter("b", -1));
        assertThatThrownBy(() -> store.commit(changes)).isInstanceOf(IllegalArgumentException.class);
        store.commit();
        StoreContents contents = reopened().load();
        assertThat(contents.counters()).isEqualTo(Map.of("a", 1L));
        assertThat(contents.outbox()).hasSize(1);
        assertThat(store.reads().chats()).isEmpty();
        assertThat(store.reads().envelopeSeen(Bench.hash(1))).isFalse();
    }

    @Test
    void readsSeeWhatIsStagedAndARollbackUndoesIt() throws StoreException {
        store.commit(List.of(new AddEnvelopeHash(Bench.hash(1), 1)));
        store.stage(List.of(new AddEnvelopeHash(Bench.hash(2), 2), new AddMessage(Bench.own("hans", 1, "staged"))));
        store.stage(List.of(new AddEnvelopeHash(Bench.hash(3), 3)));
        assertThat(seen(1, 2, 3)).containsExactly(true, true, true);
        assertThat(Bench.history(store, "hans", 1)).hasSize(1);
        store.rollback();
        assertThat(seen(1, 2, 3)).containsExactly(true, false, false);
        assertThat(Bench.history(store, "hans", 1)).isEmpty();
        store.commit(List.of(new AddEnvelopeHash(Bench.hash(4), 2)));
        reopened().load();
        assertThat(seen(1, 2, 3, 4)).containsExactly(true, false, false, true);
    }

    @Test
    void whatIsStagedAndNotCommittedIsGoneAfterAClose() throws StoreException {
        store.stage(List.of(new PutCounter("a", 1)));
        assertThat(reopened().load().counters()).isEmpty();
    }

    private ClientStore reopened() throws StoreException {
        store.close();
        store = Bench.open(folder);
        return store;
    }

    private StoreChange saveConversation(String name) {
        return new SaveConversation(
                Bench.name(name), Bench.conversation(device, Bench.name(name).account()));
    }

    private List<Boolean> seen(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> store.reads().envelopeSeen(Bench.hash(number)))
                .toList();
    }
}
