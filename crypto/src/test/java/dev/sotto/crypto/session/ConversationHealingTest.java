package dev.sotto.crypto.session;

import static dev.sotto.crypto.session.ConversationTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.session.ConversationEvent.Established;
import dev.sotto.crypto.session.ConversationEvent.NotOpened;
import dev.sotto.crypto.session.ConversationEvent.Opened;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationHealingTest {
    private final TestDevice alice = new TestDevice("alice", "bob", 1);
    private final TestDevice bob = new TestDevice("bob", "alice", 2);

    @Test
    void whatCannotBeOpenedIsKeptAndAnsweredByANewHandshake() {
        bob.receive(alice.init(bob.bundle()));
        bob.restore();
        Envelope lost = alice.text("for the former instance");
        assertThat(bob.receive(lost)).containsExactly(new NotOpened(lost.id(), UnopenedReason.PREKEY_GONE, true));
        assertThat(bob.chat.unopenable()).isEqualTo(1);
        assertThat(bob.chat.healingDue(bob.now)).isTrue();
        Envelope answer = bob.heal(alice.bundle());
        assertThat(bob.chat.healingDue(bob.now + 3_600)).isFalse();
        assertThat(alice.receive(answer))
                .contains(new Established(2, true, true))
                .anySatisfy(event -> assertThat(event)
                        .isEqualTo(new Opened(
                                new Payload(answer.id(), 1, new Body.Unreadable(List.of(lost.id()))), false)));
        assertThat(shown(bob, alice.text("again"))).isEqualTo("again");
        assertThat(shown(alice, bob.text("good"))).isEqualTo("good");
    }

    @Test
    void healingGoesOverALiveSessionButOnlyOnceAnHour() {
        bob.receive(alice.init(bob.bundle()));
        alice.receive(bob.text("hi"));
        assertThat(bob.refusal(bob.chat.heal(bob.self, alice.bundle(), bob.newId(), bob.now, bob.randomness)))
                .isEqualTo(Refusal.HEALING_NOT_DUE);
        bob.receive(tampered(alice.text("1")));
        alice.receive(bob.heal(alice.bundle()));
        assertThat(SessionChoiceTest.sendingSid(alice)).isEqualTo(SessionChoiceTest.sendingSid(bob));
        bob.receive(tampered(alice.text("2")));
        assertThat(bob.chat.healingDue(bob.now + 3_599)).isFalse();
        assertThat(bob.chat.healingDue(bob.now + 3_600)).isTrue();
        bob.now += 3_600;
        alice.receive(bob.heal(alice.bundle()));
        assertThat(bob.chat.trust().orElseThrow().highestEpoch()).isEqualTo(3);
    }

    @Test
    void theEpochGoesAboveTheHandshakeThatFailed() {
        bob.receive(alice.init(bob.bundle()));
        for (int i = 0; i < 5; i++) {
            alice.reset();
            alice.init(bob.bundle());
        }
        alice.reset();
        bob.publish(2);
        Envelope failing = alice.init(bob.bundle());
        bob.loseOneTimePreKeys();
        assertThat(alice.chat.trust().orElseThrow().highestEpoch()).isEqualTo(7);
        assertThat(IncomingHandshakeTest.reason(bob.receive(failing))).isEqualTo(UnopenedReason.PREKEY_GONE);
        assertThat(alice.receive(bob.heal(alice.bundle()))).first().isEqualTo(new Established(8, true, false));
        assertThat(shown(bob, alice.text("x"))).isEqualTo("x");
    }

    /** The epoch of a message that does not open proves nothing: it must not lift ours out of the peer's reach. */
    @Test
    void aForgedEpochLiftsTheAnswerByAThousandAtMost() {
        bob.receive(alice.init(bob.bundle()));
        alice.reset();
        byte[] bytes = alice.init(bob.bundle()).bytes();
        Arrays.fill(bytes, 3, 7, (byte) 0xff);
        assertThat(IncomingHandshakeTest.reason(bob.receive(new Envelope(alice.newId(), bytes))))
                .isEqualTo(UnopenedReason.EPOCH_JUMP);
        assertThat(alice.receive(bob.heal(alice.bundle()))).first().isEqualTo(new Established(1_001, true, false));
    }

    @Test
    void whatIsKeptCanBeTriedAgain() {
        bob.receive(alice.init(bob.bundle()));
        alice.reset();
        Envelope hello = alice.init(bob.bundle());
        Conversation known = bob.chat;
        PreKeyView keyless = new NoPreKeys();
        bob.commit(bob.chat.receive(bob.self, hello, keyless, bob.now));
        assertThat(bob.chat.unopenable()).isEqualTo(1);
        assertThat(bob.commit(bob.chat.retryUnopenable(bob.self, keyless, bob.now)))
                .isEmpty();
        assertThat(bob.chat.unopenable()).isEqualTo(1);
        assertThat(bob.commit(bob.chat.retryUnopenable(bob.self, bob, bob.now)))
                .startsWith(new Established(2, true, false));
        assertThat(bob.chat.unopenable()).isZero();
        assertThat(bob.chat.healingDue(bob.now)).isFalse();
        assertThat(known.unopenable()).isZero();
    }

    @Test
    void sixtyFourAreKeptAndReported() {
        bob.receive(alice.init(bob.bundle()));
        for (int i = 0; i < KeptEnvelopes.MAX + 1; i++) {
            bob.receive(new Envelope(alice.newId(), new byte[] {1, 2, 1, (byte) i}));
        }
        assertThat(bob.chat.unopenable()).isEqualTo(KeptEnvelopes.MAX);
        assertThat(alice.receive(bob.heal(alice.bundle())))
                .last()
                .isInstanceOfSatisfying(
                        Opened.class,
                        opened -> assertThat(((Body.Unreadable) opened.payload().body()).ids())
                                .hasSize(KeptEnvelopes.MAX));
    }

    @Test
    void anEnvelopeBeyondEveryLimitIsNotKept() {
        bob.receive(alice.init(bob.bundle()));
        Envelope longest = new Envelope(alice.newId(), new byte[96 * 1024]);
        Envelope tooLong = new Envelope(alice.newId(), new byte[96 * 1024 + 1]);
        assertThat(bob.receive(longest))
                .containsExactly(new NotOpened(longest.id(), UnopenedReason.INCOMPATIBLE, true));
        assertThat(bob.receive(tooLong)).containsExactly(new NotOpened(tooLong.id(), UnopenedReason.MALFORMED, false));
    }

    @Test
    void bothSidesHealingAtOnceMeetOnOneSession() {
        bob.receive(alice.init(bob.bundle()));
        alice.receive(bob.text("hi"));
        alice.receive(tampered(bob.text("1")));
        bob.receive(tampered(alice.text("2")));
        Envelope fromAlice = alice.heal(bob.bundle());
        Envelope fromBob = bob.heal(alice.bundle());
        alice.receive(fromBob);
        bob.receive(fromAlice);
        assertThat(SessionChoiceTest.sendingSid(alice)).isEqualTo(SessionChoiceTest.sendingSid(bob));
    }

    private static Envelope tampered(Envelope envelope) {
        byte[] bytes = envelope.bytes();
        bytes[bytes.length - 1] ^= 1;
        return new Envelope(envelope.id(), bytes);
    }

    private static final class NoPreKeys implements PreKeyView {
        @Override
        public Optional<PreKeyPair> signedPreKey(int id) {
            return Optional.empty();
        }

        @Override
        public Optional<PreKeyPair> oneTimePreKey(int id) {
            return Optional.empty();
        }

        @Override
        public boolean handshakeSeen(byte[] hid) {
            return false;
        }

        @Override
        public int seenHandshakes(int signedPreKeyId) {
            return 0;
        }
    }
}
