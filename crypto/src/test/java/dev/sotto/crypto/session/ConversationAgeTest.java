package dev.sotto.crypto.session;

import static dev.sotto.crypto.session.ConversationTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConversationAgeTest {
    private static final long DAY = 86_400;

    private final TestDevice alice = new TestDevice("alice", "bob", 1);
    private final TestDevice bob = new TestDevice("bob", "alice", 2);

    @Test
    void anUnansweredSessionSendsForThirtyDays() {
        alice.init(bob.bundle());
        days(alice, 29);
        assertThat(alice.chat.hasSendingSession()).isTrue();
        days(alice, 1);
        assertThat(alice.chat.hasSendingSession()).isFalse();
        bob.now = alice.now;
        bob.publish(1);
        bob.receive(alice.init(bob.bundle()));
        assertThat(bob.chat.trust().orElseThrow().highestEpoch()).isEqualTo(2);
    }

    @Test
    void anAnsweredOneLivesOn() {
        bob.receive(alice.init(bob.bundle()));
        alice.receive(bob.text("hi"));
        days(alice, 100);
        alice.chat = alice.chat.drained();
        assertThat(shown(bob, alice.text("still here"))).isEqualTo("still here");
    }

    @Test
    void aReceiveOnlySessionLivesThirtyDaysAndUntilTheMailboxWasDrained() {
        bob.receive(alice.init(bob.bundle()));
        Envelope late = alice.text("late");
        bob.reset();
        days(bob, 30);
        Conversation undrained = bob.chat;
        assertThat(opens(undrained, late)).isTrue();
        assertThat(opens(undrained.drained(), late)).isFalse();
    }

    @Test
    void theOrderOutlivesTheSessions() {
        bob.receive(alice.init(bob.bundle()));
        bob.receive(alice.text("2"));
        bob.reset();
        days(bob, 30);
        bob.chat = bob.chat.drained();
        alice.reset();
        alice.now = bob.now;
        bob.publish(1);
        assertThat(bob.receive(alice.init(bob.bundle())))
                .contains(new ConversationEvent.Missing(3, 3))
                .noneMatch(event -> event instanceof ConversationEvent.NotOpened);
    }

    @Test
    void drainingAloneDropsNothing() {
        bob.receive(alice.init(bob.bundle()));
        Envelope late = alice.text("late");
        bob.reset();
        bob.chat = bob.chat.drained();
        days(bob, 29);
        assertThat(opens(bob.chat, late)).isTrue();
        days(bob, 1);
        assertThat(opens(bob.chat, late)).isFalse();
    }

    @Test
    void oneWrongClockCountsAsADay() {
        bob.receive(alice.init(bob.bundle()));
        Envelope late = alice.text("late");
        bob.reset();
        bob.chat = bob.chat.drained();
        long year = 365 * DAY;
        Conversation jumped = bob.chat.aged(bob.now + year).aged(bob.now).aged(bob.now + 1);
        assertThat(opens(jumped, late)).isTrue();
        for (int i = 0; i < 28; i++) {
            jumped = jumped.aged(bob.now + i * DAY + DAY);
        }
        assertThat(opens(jumped, late)).isTrue();
        assertThat(opens(jumped.aged(bob.now + year), late)).isFalse();
    }

    @Test
    void timeBelongsToTheStoredState() {
        alice.init(bob.bundle());
        for (int i = 0; i < 30; i++) {
            days(alice, 1);
            alice.reload();
        }
        assertThat(alice.chat.hasSendingSession()).isFalse();
    }

    private boolean opens(Conversation chat, Envelope envelope) {
        return chat.receive(bob.self, envelope, bob, bob.now).next().unopenable() == 0;
    }

    private static void days(TestDevice device, int count) {
        for (int i = 0; i < count; i++) {
            device.now += DAY;
            device.chat = device.chat.aged(device.now);
        }
    }
}
