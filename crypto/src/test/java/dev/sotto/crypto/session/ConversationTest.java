package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.session.ConversationEvent.Duplicate;
import dev.sotto.crypto.session.ConversationEvent.Established;
import dev.sotto.crypto.session.ConversationEvent.Missing;
import dev.sotto.crypto.session.ConversationEvent.NotOpened;
import dev.sotto.crypto.session.ConversationEvent.Opened;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final TestDevice alice = new TestDevice("alice", "bob", 1);
    private final TestDevice bob = new TestDevice("bob", "alice", 2);

    @Test
    void aHandshakeMakesASessionOnBothSides() {
        Envelope hello = alice.init(bob.bundle());
        assertThat(alice.chat.trust()).hasValueSatisfying(record -> {
            assertThat(record.identity()).isEqualTo(bob.self.identity().publicKey());
            assertThat(record.instance()).isEqualTo(bob.self.instance());
            assertThat(record.verified()).isFalse();
            assertThat(record.suite()).isEqualTo(1);
            assertThat(record.highestEpoch()).isEqualTo(1);
        });
        assertThat(bob.receive(hello))
                .containsExactly(new Established(1, true, false), opened(hello, 1, new Body.Hello()));
        assertThat(bob.chat.trust().orElseThrow().identity())
                .isEqualTo(alice.self.identity().publicKey());
        assertThat(shown(alice, bob.text("hi"))).isEqualTo("hi");
        assertThat(shown(bob, alice.text("ho"))).isEqualTo("ho");
    }

    @Test
    void initRefusesWhereASessionLives() {
        bob.receive(alice.init(bob.bundle()));
        assertThat(alice.refusal(alice.chat.init(alice.self, bob.bundle(), alice.newId(), alice.now, alice.randomness)))
                .isEqualTo(Refusal.ALREADY_ESTABLISHED);
        assertThat(bob.refusal(bob.chat.init(bob.self, alice.bundle(), bob.newId(), bob.now, bob.randomness)))
                .isEqualTo(Refusal.ALREADY_ESTABLISHED);
    }

    @Test
    void withoutASessionNothingIsSent() {
        Body text = new Body.Text(0, "x");
        assertThat(alice.refusal(alice.chat.send(alice.self, alice.newId(), text, alice.randomness)))
                .isEqualTo(Refusal.NO_SESSION);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alice.chat.send(alice.self, alice.newId(), new Body.Hello(), alice.randomness));
    }

    @Test
    void nobodyWritesToOneself() {
        alice.chat = Conversation.with(alice.self, alice.address, alice.now);
        assertThat(alice.refusal(
                        alice.chat.init(alice.self, alice.bundle(), alice.newId(), alice.now, alice.randomness)))
                .isEqualTo(Refusal.TO_ONESELF);
        assertThat(alice.refusal(alice.chat.send(alice.self, alice.newId(), new Body.Text(0, "x"), alice.randomness)))
                .isEqualTo(Refusal.TO_ONESELF);
    }

    @Test
    void aBundleOfAnotherDeviceIsRefused() {
        TestDevice carol = new TestDevice("carol", "alice", 3);
        assertThat(alice.refusal(
                        alice.chat.init(alice.self, carol.bundle(), alice.newId(), alice.now, alice.randomness)))
                .isEqualTo(Refusal.BAD_BUNDLE);
        assertThat(alice.chat.trust()).isEmpty();
    }

    @Test
    void anOldOrFutureBundleIsRefused() {
        long day = 86_400;
        assertThat(alice.refusal(alice.chat.init(
                        alice.self, bob.bundle(), alice.newId(), alice.now + 32 * day, alice.randomness)))
                .isEqualTo(Refusal.BUNDLE_EXPIRED);
        assertThat(alice.refusal(alice.chat.init(
                        alice.self, bob.bundle(), alice.newId(), alice.now - 3 * day, alice.randomness)))
                .isEqualTo(Refusal.CHECK_CLOCK);
    }

    @Test
    void seqsShowGapsAndLateArrivals() {
        bob.receive(alice.init(bob.bundle()));
        Envelope second = alice.text("2");
        Envelope third = alice.text("3");
        Envelope fourth = alice.text("4");
        assertThat(bob.receive(fourth))
                .containsExactly(new Missing(2, 3), opened(fourth, 4, new Body.Text(alice.now * 1000, "4")));
        assertThat(bob.receive(third))
                .containsExactly(new Opened(payload(third, 3, new Body.Text(alice.now * 1000, "3")), true));
        assertThat(bob.receive(second))
                .containsExactly(new Opened(payload(second, 2, new Body.Text(alice.now * 1000, "2")), true));
    }

    @Test
    void aDuplicateThatTheStoreMissedIsNoLine() {
        bob.receive(alice.init(bob.bundle()));
        Envelope text = alice.text("once");
        bob.receive(text);
        Received again = bob.chat.receive(bob.self, text, bob, bob.now);
        assertThat(again.events()).containsExactly(new Duplicate(text.id()));
        assertThat(again.next().unopenable()).isZero();
    }

    @Test
    void aRepeatedHandshakeGoesToItsSession() {
        Envelope hello = alice.init(bob.bundle());
        Envelope text = alice.text("still with the handshake");
        Received first = bob.chat.receive(bob.self, text, bob, bob.now);
        assertThat(first.usedOneTimePreKeys()).hasSize(1);
        bob.commit(first);
        Received second = bob.chat.receive(bob.self, hello, bob, bob.now);
        assertThat(second.usedOneTimePreKeys()).isEmpty();
        assertThat(second.events()).containsExactly(new Opened(payload(hello, 1, new Body.Hello()), true));
    }

    @Test
    void theIdInsideMustBeTheEnvelopes() {
        bob.receive(alice.init(bob.bundle()));
        Envelope text = alice.text("x");
        Envelope renamed = new Envelope(new MessageId(1, 2), text.bytes());
        int before = bob.storedBytes();
        assertThat(bob.receive(renamed)).containsExactly(new NotOpened(renamed.id(), UnopenedReason.WRONG_ID, false));
        assertThat(bob.storedBytes()).isEqualTo(before);
        assertThat(bob.chat.healingDue(bob.now)).isFalse();
        assertThat(shown(bob, text)).isEqualTo("x");
    }

    @Test
    void aWrongIdOnTheFirstMessageUsesNothingUp() {
        Envelope hello = alice.init(bob.bundle());
        Envelope renamed = new Envelope(new MessageId(1, 2), hello.bytes());
        Received received = bob.chat.receive(bob.self, renamed, bob, bob.now);
        assertThat(received.usedOneTimePreKeys()).isEmpty();
        assertThat(received.next().trust()).isEmpty();
        bob.receive(renamed);
        assertThat(bob.receive(hello)).first().isInstanceOf(Established.class);
    }

    @Test
    void aChangedByteAnywhereChangesNothing() {
        Envelope hello = alice.init(bob.bundle());
        bob.receive(hello);
        bob.receive(alice.text("a"));
        alice.receive(bob.text("b"));
        Envelope text = alice.text("c");
        for (int i = 0; i < text.length(); i += 7) {
            byte[] bytes = text.bytes();
            bytes[i] ^= 0x01;
            Received received = bob.chat.receive(bob.self, new Envelope(text.id(), bytes), bob, bob.now);
            assertThat(received.events()).hasOnlyElementsOfType(NotOpened.class);
            assertThat(received.next().unopenable()).isEqualTo(1);
        }
        assertThat(shown(bob, text)).isEqualTo("c");
    }

    @Test
    void aStrangersUnopenableEnvelopeLeavesNoTrace() {
        Envelope junk = new Envelope(alice.newId(), new byte[] {1, 1, 1, 0});
        Received received = bob.chat.receive(bob.self, junk, bob, bob.now);
        assertThat(received.events()).containsExactly(new NotOpened(junk.id(), UnopenedReason.MALFORMED, false));
        assertThat(received.next().unopenable()).isZero();
        assertThat(received.next().healingDue(bob.now)).isFalse();
        assertThat(received.next().trust()).isEmpty();
    }

    @Test
    void anotherVersionAsksForANewerClient() {
        Envelope future = new Envelope(alice.newId(), new byte[] {2, 2, 1, 0});
        assertThat(bob.receive(future)).containsExactly(new NotOpened(future.id(), UnopenedReason.INCOMPATIBLE, false));
    }

    @Test
    void receivingIsPure() {
        Envelope hello = alice.init(bob.bundle());
        Received once = bob.chat.receive(bob.self, hello, bob, bob.now);
        Received twice = bob.chat.receive(bob.self, hello, bob, bob.now);
        assertThat(twice.events()).isEqualTo(once.events());
        assertThat(twice.next().encode()).isEqualTo(once.next().encode());
    }

    @Test
    void theLongestTextFitsIntoAnEnvelopeWithItsHandshake() {
        alice.init(bob.bundle());
        Envelope longest = alice.text("x".repeat(Body.Text.MAX_BYTES));
        assertThat(longest.length()).isLessThanOrEqualTo(96 * 1024);
        assertThat(shown(bob, longest)).hasSize(Body.Text.MAX_BYTES);
    }

    @Test
    void wipingTheOldStateLeavesTheNewOneWhole() {
        Conversation before = alice.chat;
        Envelope hello = alice.init(bob.bundle());
        before.wipeExcept(alice.chat);
        bob.receive(hello);
        for (int i = 0; i < 3; i++) {
            Conversation old = alice.chat;
            Envelope text = alice.text("a" + i);
            old.wipeExcept(alice.chat);
            Conversation olds = bob.chat;
            assertThat(shown(bob, text)).isEqualTo("a" + i);
            olds.wipeExcept(bob.chat);
            assertThat(shown(alice, bob.text("b" + i))).isEqualTo("b" + i);
        }
    }

    @Test
    void aConversationTellsNothingWhenPrinted() {
        alice.init(bob.bundle());
        assertThat(alice.chat).hasToString("Conversation[bob/1]");
        assertThat(alice.chat.peer()).isEqualTo(DeviceAddress.of("bob", 1));
    }

    private static Opened opened(Envelope envelope, long seq, Body body) {
        return new Opened(payload(envelope, seq, body), false);
    }

    private static Payload payload(Envelope envelope, long seq, Body body) {
        return new Payload(envelope.id(), seq, body);
    }

    /** The one text that an envelope shows. */
    static String shown(TestDevice device, Envelope envelope) {
        List<String> texts = device.receive(envelope).stream()
                .flatMap(event -> text(event).stream())
                .toList();
        assertThat(texts).hasSize(1);
        return texts.get(0);
    }

    static Optional<String> text(ConversationEvent event) {
        return event instanceof Opened opened && opened.payload().body() instanceof Body.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
