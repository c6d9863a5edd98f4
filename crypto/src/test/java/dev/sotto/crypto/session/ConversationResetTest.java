package dev.sotto.crypto.session;

import static dev.sotto.crypto.session.ConversationTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.session.ConversationEvent.Opened;
import dev.sotto.crypto.session.ConversationEvent.PeerReset;
import org.junit.jupiter.api.Test;

class ConversationResetTest {
    private final TestDevice alice = new TestDevice("alice", "bob", 1);
    private final TestDevice bob = new TestDevice("bob", "alice", 2);

    @Test
    void bothSidesStopSendingAndKeepWhomTheyTrust() {
        bob.receive(alice.init(bob.bundle()));
        alice.chat = alice.chat.verified(true);
        TrustRecord before = alice.chat.trust().orElseThrow();
        Envelope reset = alice.reset().orElseThrow();
        assertThat(alice.chat.hasSendingSession()).isFalse();
        assertThat(alice.chat.trust()).contains(before);
        assertThat(bob.receive(reset))
                .containsExactly(new Opened(new Payload(reset.id(), 2, new Body.Reset()), false), new PeerReset(false));
        assertThat(bob.chat.hasSendingSession()).isFalse();
        assertThat(bob.chat.trust()).isPresent();
        assertThat(shown(alice, bobAfterInit())).isEqualTo("again");
    }

    @Test
    void whatWasOnItsWayStaysReadable() {
        bob.receive(alice.init(bob.bundle()));
        Envelope onItsWay = bob.text("crossing the reset");
        alice.reset();
        assertThat(shown(alice, onItsWay)).isEqualTo("crossing the reset");
    }

    @Test
    void withoutASessionThereIsNothingToSay() {
        assertThat(alice.reset()).isEmpty();
        bob.receive(alice.init(bob.bundle()));
        alice.reset();
        assertThat(alice.reset()).isEmpty();
    }

    @Test
    void aResetOfAnOldSessionSparesTheGreaterOne() {
        bob.receive(alice.init(bob.bundle()));
        Envelope reset = alice.reset().orElseThrow();
        bob.receive(alice.init(bob.bundle()));
        assertThat(bob.receive(reset)).last().isEqualTo(new PeerReset(true));
        assertThat(bob.chat.hasSendingSession()).isTrue();
    }

    @Test
    void whatCouldNotBeOpenedBeforeIsNotHealedAfter() {
        bob.receive(alice.init(bob.bundle()));
        bob.receive(new Envelope(alice.newId(), new byte[] {1, 2, 1, 0}));
        assertThat(bob.chat.healingDue(bob.now)).isTrue();
        bob.reset();
        assertThat(bob.chat.healingDue(bob.now)).isFalse();
    }

    @Test
    void withAChangedIdentityItStaysLocal() {
        bob.receive(alice.init(bob.bundle()));
        alice.reinstall();
        bob.receive(alice.init(bob.bundle()));
        assertThat(bob.chat.pendingIdentity()).isPresent();
        assertThat(bob.reset()).isEmpty();
        assertThat(bob.chat.pendingIdentity()).isPresent();
        assertThat(bob.chat.quarantined()).isEqualTo(1);
    }

    private Envelope bobAfterInit() {
        alice.receive(bob.init(alice.bundle()));
        return bob.text("again");
    }
}
