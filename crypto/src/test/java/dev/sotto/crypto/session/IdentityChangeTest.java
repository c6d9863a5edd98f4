package dev.sotto.crypto.session;

import static dev.sotto.crypto.session.ConversationTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.session.ConversationEvent.Established;
import dev.sotto.crypto.session.ConversationEvent.IdentityChanged;
import dev.sotto.crypto.session.ConversationEvent.Opened;
import dev.sotto.crypto.session.ConversationEvent.PeerReset;
import dev.sotto.crypto.session.ConversationEvent.Quarantined;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityChangeTest {
    private final TestDevice alice = new TestDevice("alice", "bob", 1);
    private final TestDevice bob = new TestDevice("bob", "alice", 2);

    @Test
    void anotherIdentityWaitsAndBlocksSending() {
        IdentityKey pinned = meetAndReinstall();
        Envelope first = alice.init(bob.bundle());
        Envelope second = alice.text("from the new device");
        assertThat(bob.receive(first))
                .containsExactly(new IdentityChanged(pinned, key(alice)), new Quarantined(first.id(), true));
        assertThat(bob.receive(second)).containsExactly(new Quarantined(second.id(), true));
        assertThat(bob.chat.trust().orElseThrow().identity()).isEqualTo(pinned);
        assertThat(bob.chat.pendingIdentity()).contains(key(alice));
        assertThat(bob.chat.healingDue(bob.now)).isFalse();
        assertThat(bob.refusal(bob.chat.send(bob.self, bob.newId(), new Body.Text(0, "x"), bob.randomness)))
                .isEqualTo(Refusal.IDENTITY_CHANGED);
        assertThat(bob.refusal(bob.chat.init(bob.self, alice.bundle(), bob.newId(), bob.now, bob.randomness)))
                .isEqualTo(Refusal.IDENTITY_CHANGED);
    }

    @Test
    void acceptingReadsWhatWaitedInOrder() {
        meetAndReinstall();
        bob.receive(alice.init(bob.bundle()));
        bob.receive(alice.text("1"));
        bob.receive(alice.text("2"));
        bob.reload();
        bob.chat = bob.chat.verified(true);
        Received accepted = bob.chat.acceptIdentity(bob.self, key(alice), bob, bob.now);
        assertThat(accepted.usedOneTimePreKeys()).hasSize(1);
        assertThat(texts(bob.commit(accepted))).containsExactly("1", "2");
        assertThat(accepted.events()).first().isEqualTo(new Established(1, true, false));
        assertThat(bob.chat.trust()).hasValueSatisfying(record -> {
            assertThat(record.identity()).isEqualTo(key(alice));
            assertThat(record.verified()).isFalse();
        });
        assertThat(bob.chat.pendingIdentity()).isEmpty();
        assertThat(bob.chat.quarantined()).isZero();
        assertThat(shown(alice, bob.text("welcome back"))).isEqualTo("welcome back");
    }

    @Test
    void onlyTheIdentityThatWasShownIsAccepted() {
        IdentityKey pinned = meetAndReinstall();
        bob.receive(alice.init(bob.bundle()));
        IdentityKey shown = key(alice);
        alice.reinstall();
        assertThat(bob.receive(alice.init(bob.bundle()))).first().isEqualTo(new IdentityChanged(pinned, key(alice)));
        Received refused = bob.chat.acceptIdentity(bob.self, shown, bob, bob.now);
        assertThat(refused.events()).containsExactly(new IdentityChanged(pinned, key(alice)));
        assertThat(refused.next().trust().orElseThrow().identity()).isEqualTo(pinned);
        List<ConversationEvent> events = bob.commit(bob.chat.acceptIdentity(bob.self, key(alice), bob, bob.now));
        assertThat(events).first().isEqualTo(new IdentityChanged(key(alice), shown));
        assertThat(bob.chat.pendingIdentity()).contains(shown);
    }

    @Test
    void aBundleWithAnotherIdentityIsFoundOutToo() {
        meetAndReinstall();
        bob.reset();
        assertThat(bob.refusal(bob.chat.init(bob.self, alice.bundle(), bob.newId(), bob.now, bob.randomness)))
                .isEqualTo(Refusal.IDENTITY_CHANGED);
        assertThat(bob.chat.pendingIdentity()).contains(key(alice));
        bob.commit(bob.chat.acceptIdentity(bob.self, key(alice), bob, bob.now));
        alice.receive(bob.init(alice.bundle()));
        assertThat(shown(bob, alice.text("hi"))).isEqualTo("hi");
    }

    @Test
    void rejectingDropsWhatWaitedAndUnblocks() {
        bob.receive(alice.init(bob.bundle()));
        TestDevice mallory = new TestDevice("alice", "bob", 66);
        bob.receive(mallory.init(bob.bundle()));
        bob.chat = bob.chat.rejectIdentity();
        assertThat(bob.chat.quarantined()).isZero();
        assertThat(shown(alice, bob.text("still you"))).isEqualTo("still you");
    }

    @Test
    void messagesOfThePinnedIdentityAreReadMeanwhile() {
        bob.receive(alice.init(bob.bundle()));
        bob.receive(new TestDevice("alice", "bob", 66).init(bob.bundle()));
        assertThat(shown(bob, alice.text("it is me"))).isEqualTo("it is me");
        assertThat(bob.chat.pendingIdentity()).isPresent();
    }

    @Test
    void oldSessionsOnlyReceiveAfterAccepting() {
        bob.receive(alice.init(bob.bundle()));
        Envelope late = alice.text("late");
        TestDevice next = new TestDevice("alice", "bob", 66);
        bob.receive(next.init(bob.bundle()));
        bob.commit(bob.chat.acceptIdentity(bob.self, key(next), bob, bob.now));
        assertThat(bob.receive(late))
                .last()
                .isInstanceOfSatisfying(
                        Opened.class, opened -> assertThat(opened.late()).isTrue());
        assertThat(bob.sendingSid()).isEqualTo(next.sendingSid());
    }

    @Test
    void aNewIdentityMayHaveAnOlderInstance() {
        TestDevice slow = new TestDevice("alice", "bob", 66);
        alice.now += 100;
        alice.renewInstance();
        bob.receive(alice.init(bob.bundle()));
        bob.receive(slow.init(bob.bundle()));
        bob.commit(bob.chat.acceptIdentity(bob.self, key(slow), bob, bob.now));
        assertThat(shown(slow, bob.text("hi"))).isEqualTo("hi");
    }

    /** Its instance may even be the greater one. */
    @Test
    void aResetOfTheFormerIdentityStopsNothing() {
        TestDevice next = new TestDevice("alice", "bob", 66);
        alice.now += 100;
        alice.renewInstance();
        bob.receive(alice.init(bob.bundle()));
        Envelope reset = alice.reset().orElseThrow();
        bob.receive(next.init(bob.bundle()));
        bob.commit(bob.chat.acceptIdentity(bob.self, key(next), bob, bob.now));
        assertThat(bob.receive(reset)).last().isEqualTo(new PeerReset(true));
        assertThat(shown(next, bob.text("still"))).isEqualTo("still");
    }

    /** After a forged identity the former one comes back, whose side has never stopped counting epochs. */
    @Test
    void comingBackToAFormerIdentityGoesAboveItsEpochs() {
        alice.init(bob.bundle());
        alice.reset();
        bob.receive(alice.init(bob.bundle()));
        TestDevice forged = new TestDevice("alice", "bob", 66);
        bob.receive(forged.init(bob.bundle()));
        bob.commit(bob.chat.acceptIdentity(bob.self, key(forged), bob, bob.now));
        bob.reset();
        bob.refusal(bob.chat.init(bob.self, alice.bundle(), bob.newId(), bob.now, bob.randomness));
        bob.commit(bob.chat.acceptIdentity(bob.self, key(alice), bob, bob.now));
        assertThat(alice.receive(bob.init(alice.bundle()))).first().isEqualTo(new Established(3, true, false));
        assertThat(bob.sendingSid()).isEqualTo(alice.sendingSid());
    }

    /** A relay that repeats it raises no alarm. */
    @Test
    void aDroppedHandshakeOfTheFormerIdentityIsRefusedAndNotQuarantined() {
        bob.publish(0);
        Envelope hello = alice.init(bob.bundle());
        bob.receive(hello);
        TestDevice next = new TestDevice("alice", "bob", 66);
        TrustRecord other = new TrustRecord(key(next), false, next.self.instance(), 1, 0);
        bob.chat = Conversation.restored(bob.self, alice.address, other, bob.now);
        assertThat(IncomingHandshakeTest.reason(
                        bob.chat.receive(bob.self, hello, bob, bob.now).events()))
                .isEqualTo(UnopenedReason.HANDSHAKE_DROPPED);
    }

    @Test
    void sixtyFourWait() {
        meetAndReinstall();
        alice.init(bob.bundle());
        for (int i = 0; i < KeptEnvelopes.MAX; i++) {
            Envelope text = alice.text("t");
            assertThat(bob.receive(text)).contains(new Quarantined(text.id(), true));
        }
        Envelope last = alice.text("one too many");
        assertThat(bob.receive(last)).containsExactly(new Quarantined(last.id(), false));
        assertThat(bob.chat.quarantined()).isEqualTo(KeptEnvelopes.MAX);
    }

    private IdentityKey meetAndReinstall() {
        bob.receive(alice.init(bob.bundle()));
        IdentityKey pinned = key(alice);
        alice.now += 10;
        alice.reinstall();
        return pinned;
    }

    private static IdentityKey key(TestDevice device) {
        return device.self.identity().publicKey();
    }

    private static List<String> texts(List<ConversationEvent> events) {
        return events.stream()
                .map(ConversationTest::text)
                .flatMap(Optional::stream)
                .toList();
    }
}
