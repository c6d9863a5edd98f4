package dev.sotto.crypto.session;

import static dev.sotto.crypto.session.ConversationTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.session.ConversationEvent.Established;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which session sends: the maximum of a total order, whatever the order of delivery. */
class SessionChoiceTest {
    private final TestDevice alice = new TestDevice("alice", "bob", 1);
    private final TestDevice bob = new TestDevice("bob", "alice", 2);

    @Test
    void theOrderIsInstanceThenEpochThenTheSmallerSid() {
        SeededRandomness randomness = new SeededRandomness(5);
        Instance first = Instance.create(1, Optional.empty(), randomness);
        Instance second = Instance.create(2, Optional.of(first), randomness);
        List<SessionOrder> ascending = List.of(
                order(first, first, 9, 0),
                order(first, second, 8, 0x00),
                order(first, second, 9, 0xff),
                order(first, second, 9, 0x80),
                order(first, second, 9, 0x7f),
                order(second, first, 1, 0));
        List<SessionOrder> shuffled = new ArrayList<>(List.of(
                ascending.get(3),
                ascending.get(5),
                ascending.get(0),
                ascending.get(4),
                ascending.get(1),
                ascending.get(2)));
        shuffled.sort(null);
        assertThat(shuffled).isEqualTo(ascending);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12, 13, 14, 15, 16, 17})
    void crossingStartsMeetOnOneSession(long seed) {
        TestDevice one = new TestDevice("one", "two", seed);
        TestDevice two = new TestDevice("two", "one", seed + 100);
        Envelope fromOne = one.init(two.bundle());
        Envelope fromTwo = two.init(one.bundle());
        Envelope early = one.text("sent before anything came");
        two.receive(fromOne);
        one.receive(fromTwo);
        assertThat(shown(two, early)).startsWith("sent");
        assertThat(sendingSid(one)).isEqualTo(sendingSid(two));
        assertThat(shown(two, one.text("a"))).isEqualTo("a");
        assertThat(shown(one, two.text("b"))).isEqualTo("b");
    }

    @Test
    void aDemotedSessionIsReadButNeverSendsAgain() {
        bob.receive(alice.init(bob.bundle()));
        Envelope late = alice.text("on the old one");
        Optional<Envelope> reset = alice.reset();
        bob.receive(alice.init(bob.bundle()));
        bob.receive(reset.orElseThrow());
        assertThat(bob.chat.hasSendingSession()).isTrue();
        assertThat(shown(bob, late)).isEqualTo("on the old one");
        assertThat(sendingSid(bob)).isEqualTo(sendingSid(alice));
        bob.reset();
        assertThat(bob.chat.hasSendingSession()).isFalse();
        assertThat(bob.refusal(bob.chat.send(bob.self, bob.newId(), new Body.Text(0, "x"), bob.randomness)))
                .isEqualTo(Refusal.NO_SESSION);
    }

    @Test
    void aLateHandshakeBelowTheGreatestDoesNotBringADeadConversationBack() {
        Envelope withheld = alice.init(bob.bundle());
        alice.reset();
        bob.receive(alice.init(bob.bundle()));
        bob.reset();
        assertThat(bob.receive(withheld)).first().isEqualTo(new Established(1, false, false));
        assertThat(bob.chat.hasSendingSession()).isFalse();
    }

    @Test
    void theNextHandshakeGoesAboveAllThatWereSeen() {
        bob.receive(alice.init(bob.bundle()));
        bob.reset();
        Envelope next = bob.init(alice.bundle());
        assertThat(bob.chat.trust().orElseThrow().highestEpoch()).isEqualTo(2);
        assertThat(alice.receive(next)).first().isEqualTo(new Established(2, true, false));
        assertThat(sendingSid(alice)).isEqualTo(sendingSid(bob));
    }

    @Test
    void fourReceiveOnlySessionsAreKept() {
        List<Envelope> late = new ArrayList<>();
        for (int i = 0; i <= SessionSet.MAX_RECEIVE_ONLY; i++) {
            alice.reset();
            bob.receive(alice.init(bob.bundle()));
            late.add(alice.text("text " + i));
        }
        Conversation full = bob.chat;
        assertThat(shown(bob, late.get(0))).isEqualTo("text 0");
        bob.chat = full;
        alice.reset();
        bob.receive(alice.init(bob.bundle()));
        assertThat(IncomingHandshakeTest.reason(
                        bob.chat.receive(bob.self, late.get(0), bob, bob.now).events()))
                .isIn(UnopenedReason.PREKEY_GONE, UnopenedReason.HANDSHAKE_DROPPED);
        assertThat(shown(bob, late.get(1))).isEqualTo("text 1");
    }

    private static SessionOrder order(Instance own, Instance peer, long epoch, int sid) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) sid;
        return new SessionOrder(new InstancePair(own, peer), epoch, bytes);
    }

    /** The last session in the stored form is the sending one. */
    static String sendingSid(TestDevice device) {
        return device.sendingSid().orElseThrow();
    }
}
