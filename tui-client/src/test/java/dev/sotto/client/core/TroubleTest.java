package dev.sotto.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.crypto.session.Body;
import dev.sotto.crypto.session.MessageId;
import dev.sotto.crypto.session.SendResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Identity changes, unreadable envelopes, refusals, prekeys, rollbacks and the end of an account. */
class TroubleTest extends PaulAndHans {
    @Test
    void aChangedIdentityBlocksUntilItIsAcceptedAndIsThenReadInOrder() {
        BenchClient other = newLaptopOfHans();
        settle(paul, other);
        other.init(paul);
        other.send(paul, "new laptop");
        other.send(paul, "read me in order");
        paul.send(hans, "to the old one");
        settle(paul, other);
        assertThat(states(paul)).contains(ClientEvent.SessionState.IDENTITY_CHANGED);
        assertThat(texts(paul)).isEmpty();
        assertThat(failure(paul, paul.send(hans, "blocked"))).isEqualTo(ErrorCode.IDENTITY_CHANGED);
        assertThat(failure(paul, paul.init(hans))).isEqualTo(ErrorCode.IDENTITY_CHANGED);
        long accept = paul.submit(new Command.AcceptIdentity(hans.name));
        assertThat(paul.replies).containsEntry(accept, new Reply.Done());
        assertThat(texts(paul)).containsExactly("new laptop", "read me in order");
        paul.send(hans, "welcome");
        settle(paul, other);
        // What was meant for the old identity is never sent to the new one by itself.
        assertThat(texts(other)).containsExactly("welcome");
        assertThat(paul.store().messages().stream().filter(m -> m.text().equals("to the old one")))
                .extracting(StoredMessage::status)
                .containsExactly(Optional.of(MessageStatus.FAILED));
        assertThat(failure(paul, paul.submit(new Command.AcceptIdentity(hans.name))))
                .isEqualTo(ErrorCode.NO_IDENTITY_CHANGE);
    }

    @Test
    void aRejectedIdentityLeavesTheChatAsItWas() {
        BenchClient other = newLaptopOfHans();
        settle(paul, other);
        other.init(paul);
        other.send(paul, "an impostor's words");
        settle(paul, other);
        assertThat(failure(paul, paul.send(hans, "blocked"))).isEqualTo(ErrorCode.IDENTITY_CHANGED);
        long reject = paul.submit(new Command.RejectIdentity(hans.name));
        assertThat(paul.replies).containsEntry(reject, new Reply.Done());
        assertThat(texts(paul)).isEmpty();
        assertThat(failure(paul, paul.submit(new Command.RejectIdentity(hans.name))))
                .isEqualTo(ErrorCode.NO_IDENTITY_CHANGE);
        other.disconnect();
        hans.connect();
        paul.send(hans, "still with the one I know");
        settle(paul, hans);
        assertThat(texts(hans)).containsExactly("still with the one I know");
    }

    @Test
    void anIdentityThatCameAfterTheComparedOneIsNotAccepted() {
        hans.disconnect();
        newHans(3);
        settle(paul);
        paul.submit(new Command.ShowSafetyNumber(hans.name));
        newHans(4);
        settle(paul);
        long accept = paul.submit(new Command.AcceptIdentity(hans.name));
        assertThat(failure(paul, accept)).isEqualTo(ErrorCode.IDENTITY_CHANGED);
        assertThat(failure(paul, paul.send(hans, "blocked"))).isEqualTo(ErrorCode.IDENTITY_CHANGED);
        paul.submit(new Command.ShowSafetyNumber(hans.name));
        long again = paul.submit(new Command.AcceptIdentity(hans.name));
        assertThat(paul.replies).containsEntry(again, new Reply.Done());
    }

    /** The account on another device, which begins a chat with paul and leaves. */
    private void newHans(long seed) {
        BenchClient other = new BenchClient("hans", relay, seed);
        other.now += seed * 60_000;
        other.connect();
        other.receive(16);
        other.init(paul);
        settle(other);
        other.disconnect();
    }

    @Test
    void queuedMessagesFailWhenTheIdentityChanges() {
        relay.full.add("hans");
        paul.send(hans, "one");
        settle(paul, hans);
        BenchClient other = newLaptopOfHans();
        settle(paul, other);
        other.init(paul);
        settle(paul, other);
        assertThat(paul.events(ClientEvent.StatusChanged.class))
                .last()
                .extracting(ClientEvent.StatusChanged::status, ClientEvent.StatusChanged::reason)
                .containsExactly(MessageStatus.FAILED, Optional.of("identity-changed"));
    }

    @Test
    void anEnvelopeThatCannotBeOpenedIsALineAndIsAcknowledgedOnce() {
        byte[] garbage = unopenable(9);
        relay.inject("hans", "paul", new byte[16], garbage);
        settle(paul, hans);
        relay.inject("hans", "paul", new byte[16], garbage);
        settle(paul, hans);
        assertThat(problems(hans)).containsExactly(ErrorCode.MESSAGE_UNREADABLE);
        assertThat(relay.waiting("hans")).isZero();
        relay.inject("hans", "stranger", BenchClient.seeded(1).bytes(16), unopenable(8));
        settle(paul, hans);
        assertThat(problems(hans)).containsExactly(ErrorCode.MESSAGE_UNREADABLE, ErrorCode.MESSAGE_UNREADABLE);
        assertThat(hans.store().chats()).hasSize(1);
    }

    @Test
    void aDeliveryUnderAWrongNameDoesNotHideTheRightOne() {
        paul.send(hans, "mine");
        relay.misnameLast("hans");
        settle(paul, hans);
        assertThat(problems(hans)).containsExactly(ErrorCode.MESSAGE_UNREADABLE, ErrorCode.MESSAGE_UNREADABLE);
        assertThat(texts(hans)).containsExactly("mine");
    }

    @Test
    void whatAPeerCouldNotReadIsSentOnceMore() throws Exception {
        paul.send(hans, "zero");
        settle(paul, hans);
        MemoryStore old = hans.store().snapshot();
        for (int i = 0; i < 3; i++) {
            hans.send(paul, "step " + i);
            paul.send(hans, "answer " + i);
            settle(paul, hans);
        }
        hans.disconnect();
        paul.send(hans, "lost to a rolled-back store");
        settle(paul, hans);
        hans.restore(old);
        hans.input(new Input.RolledBack());
        hans.now += 60_000;
        hans.connect();
        settle(paul, hans);
        assertThat(problems(hans)).contains(ErrorCode.STORE_FAILED, ErrorCode.MESSAGE_UNREADABLE);
        assertThat(texts(hans)).endsWith("lost to a rolled-back store");
        assertThat(problems(paul)).containsOnlyOnce(ErrorCode.PEER_COULD_NOT_READ);
        assertThat(paul.store().messages().stream().filter(m -> m.text().startsWith("lost")))
                .extracting(StoredMessage::status)
                .containsExactly(Optional.of(MessageStatus.FAILED), Optional.of(MessageStatus.DELIVERED));
    }

    @Test
    void whatIsWrittenOnAnOldCopyBeforeItIsNoticedFailsVisibly() throws Exception {
        hans.send(paul, "zero");
        settle(paul, hans);
        MemoryStore old = hans.store().snapshot();
        hans.send(paul, "by the newer store");
        settle(paul, hans);
        hans.disconnect();
        hans.restore(old);
        hans.send(paul, "by the older one");
        hans.input(new Input.RolledBack());
        hans.now += 60_000;
        hans.connect();
        settle(paul, hans);
        assertThat(texts(paul)).containsExactly("zero", "by the newer store");
        assertThat(hans.store().messages().stream().filter(m -> m.text().equals("by the older one")))
                .extracting(StoredMessage::status)
                .containsExactly(Optional.of(MessageStatus.FAILED));
        assertThat(hans.core().unsent()).isZero();
    }

    @Test
    void aRefusedMessageIsTriedAgainFromTheRefusedOneOn() {
        relay.full.add("hans");
        for (int i = 0; i < 5; i++) {
            paul.send(hans, "m" + i);
        }
        settle(paul, hans);
        assertThat(problems(paul)).containsExactly(ErrorCode.REFUSED);
        assertThat(paul.core().unsent()).isEqualTo(5);
        relay.full.clear();
        paul.tick();
        paul.now += 5_000;
        paul.tick();
        settle(paul, hans);
        assertThat(texts(hans)).containsExactly("m0", "m1", "m2", "m3", "m4");
        assertThat(paul.core().unsent()).isZero();
    }

    @Test
    void usedUpPrekeysAreRefilledAndSaid() {
        relay.useUpOneTime("hans");
        relay.refuseWithoutKeys = true;
        BenchClient third = new BenchClient("third", relay, 4);
        third.connect();
        settle(third, hans);
        hans.now += 10_000;
        long init = third.init(hans);
        settle(third, hans);
        assertThat(failure(third, init)).isEqualTo(ErrorCode.NO_KEYS);
        assertThat(hans.progress())
                .endsWith(
                        "No more one time prekeys left. Sending new ones to server.",
                        "Server accepted new one time prekeys.");
        assertThat(relay.oneTimeLeft("hans")).isEqualTo(100);
        third.init(hans);
        settle(third, hans);
        assertThat(states(third)).containsExactly(ClientEvent.SessionState.ESTABLISHED);
        assertThat(hans.store().oneTimePreKeys()).isEqualTo(198);
    }

    @Test
    void signedPrekeysAreRenewedEveryWeek() {
        int published = relay.signedPrekey("hans");
        hans.now += 6 * 86_400_000L;
        hans.tick();
        assertThat(relay.signedPrekey("hans")).isEqualTo(published);
        hans.now += 2 * 86_400_000L;
        hans.tick();
        assertThat(relay.signedPrekey("hans")).isEqualTo(published + 1);
    }

    @Test
    void theAccountIsDeletedAfterEveryContactWasTold() {
        long wrong = paul.submit(new Command.ResetServer("yes"));
        assertThat(failure(paul, wrong)).isEqualTo(ErrorCode.NOT_CONFIRMED);
        long reset = paul.submit(new Command.ResetServer(BenchClient.SERVER));
        settle(paul, hans);
        assertThat(paul.replies).containsEntry(reset, new Reply.Done());
        assertThat(paul.erased()).isTrue();
        assertThat(relay.exists("paul")).isFalse();
        assertThat(states(hans)).endsWith(ClientEvent.SessionState.RESET);
        assertThat(paul.events(ClientEvent.Stopped.class)).containsExactly(new ClientEvent.Stopped(Optional.empty()));
        hans.init(paul);
        settle(paul, hans);
        assertThat(hans.failures.values())
                .extracting(failure -> failure.code())
                .containsExactly(ErrorCode.UNKNOWN_USER);
    }

    @Test
    void aGapIsSaidAndALateMessageIsShown() {
        hans.receive(64);
        paul.send(hans, "first");
        paul.send(hans, "second");
        relay.reorder("hans");
        settle(paul, hans);
        assertThat(texts(hans)).containsExactly("second", "first");
        assertThat(problems(hans)).containsExactly(ErrorCode.MESSAGES_MISSING);
    }

    @Test
    void whatFollowsARefusedMessageThatWasGivenUpGetsThrough() {
        relay.full.add("hans");
        paul.send(hans, "refused, then given up");
        settle(paul, hans);
        long reset = paul.submit(new Command.Reset(hans.name, false));
        settle(paul, hans);
        assertThat(paul.replies).containsEntry(reset, new Reply.Done());
        relay.full.clear();
        paul.connect();
        settle(paul, hans);
        assertThat(states(hans)).endsWith(ClientEvent.SessionState.RESET);
        assertThat(paul.core().settled()).isTrue();
    }

    @Test
    void aMessageThatFailedWithTheOldIdentityStaysFailed() {
        BenchClient other = newLaptopOfHans();
        while (other.receive(16)) {
            other.now++;
        }
        other.init(paul);
        while (other.receive(16)) {
            other.now++;
        }
        // On its way while the new identity is seen: the answer of the relay comes after the user's.
        paul.send(hans, "to the old one");
        assertThat(paul.receive(1)).isTrue();
        assertThat(states(paul)).contains(ClientEvent.SessionState.IDENTITY_CHANGED);
        paul.submit(new Command.AcceptIdentity(hans.name));
        assertThat(paul.store().messages())
                .extracting(StoredMessage::status)
                .containsExactly(Optional.of(MessageStatus.FAILED));
    }

    @Test
    void aReceiptThatRepeatsAnIdCountsOnce() {
        paul.send(hans, "one");
        settle(paul, hans);
        MessageId text = MessageId.of(hans.store().messages().get(0).id().toBytes());
        MessageId id = MessageId.of(BenchClient.seeded(5).bytes(16));
        StoredConversation towardsPaul =
                hans.store().load().conversations().iterator().next();
        paul.send(hans, "two");
        MessageId second = MessageId.of(paul.store().messages().get(1).id().toBytes());
        SendResult.Sent sent = (SendResult.Sent) towardsPaul
                .conversation()
                .send(
                        hans.core().device(),
                        id,
                        new Body.Receipt(List.of(text, second, second, text)),
                        BenchClient.seeded(6));
        hans.disconnect();
        relay.inject("paul", "hans", id.toBytes(), sent.envelope().bytes());
        settle(paul);
        assertThat(paul.events(ClientEvent.StatusChanged.class).stream()
                        .filter(status -> status.status() == MessageStatus.DELIVERED))
                .hasSize(2);
    }

    @Test
    void keysOfTheFutureAreReplacedOnceTheClockIsRight() {
        BenchClient ahead = new BenchClient("ahead", relay, 4);
        long right = ahead.now;
        ahead.now += 400L * 86_400_000;
        ahead.connect();
        settle(ahead);
        paul.init(ahead);
        settle(paul, ahead);
        assertThat(states(paul)).containsExactly(ClientEvent.SessionState.ESTABLISHED);
        ahead.crash();
        ahead.now = right;
        ahead.connect();
        settle(ahead);
        assertThat(relay.oneTimeLeft("ahead")).isEqualTo(100);
        paul.init(ahead);
        settle(paul, ahead);
        assertThat(states(paul))
                .containsExactly(ClientEvent.SessionState.ESTABLISHED, ClientEvent.SessionState.ESTABLISHED);
    }

    @Test
    void aPauseEndsThoughTheClockIsPutBack() {
        relay.full.add("hans");
        paul.send(hans, "after the pause");
        settle(paul, hans);
        relay.full.clear();
        paul.now -= 86_400_000;
        paul.tick();
        settle(paul, hans);
        assertThat(texts(hans)).containsExactly("after the pause");
    }

    /** Begins as a message of the ratchet does, and is none. */
    private static byte[] unopenable(long seed) {
        byte[] bytes = BenchClient.seeded(seed).bytes(400);
        bytes[0] = 1;
        bytes[1] = 2;
        bytes[2] = 1;
        return bytes;
    }

    private static List<String> texts(BenchClient client) {
        return client.events(ClientEvent.MessageReceived.class).stream()
                .map(ClientEvent.MessageReceived::text)
                .toList();
    }

    private static List<ErrorCode> problems(BenchClient client) {
        return client.events(ClientEvent.Problem.class).stream()
                .map(ClientEvent.Problem::code)
                .toList();
    }

    private static List<ClientEvent.SessionState> states(BenchClient client) {
        return client.events(ClientEvent.SessionChanged.class).stream()
                .map(ClientEvent.SessionChanged::state)
                .toList();
    }

    private static ErrorCode failure(BenchClient client, long token) {
        return Optional.ofNullable(client.failures.get(token)).orElseThrow().code();
    }

    /** Hans with another identity, connected in place of the one that paul knows. */
    private BenchClient newLaptopOfHans() {
        hans.disconnect();
        BenchClient other = new BenchClient("hans", relay, 3);
        other.now += 60_000;
        other.connect();
        return other;
    }
}
