package dev.sotto.crypto.session;

import static dev.sotto.crypto.session.ConversationTest.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.session.ConversationEvent.Established;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A store that comes back: from the disk, from a backup, or rolled back. */
class OwnInstanceTest {
    private final TestDevice alice = new TestDevice("alice", "bob", 1);
    private final TestDevice bob = new TestDevice("bob", "alice", 2);

    @Test
    void aNewOwnInstanceNeverSendsOnAnOldSession() {
        bob.receive(alice.init(bob.bundle()));
        alice.receive(bob.text("hi"));
        Envelope onItsWay = bob.text("to the former instance");
        alice.renewInstance();
        assertThat(alice.refusal(alice.chat.send(alice.self, alice.newId(), new Body.Text(0, "x"), alice.randomness)))
                .isEqualTo(Refusal.NO_SESSION);
        assertThat(shown(alice, onItsWay)).isEqualTo("to the former instance");
        assertThat(bob.receive(alice.init(bob.bundle()))).first().isEqualTo(new Established(1, true, true));
        assertThat(shown(alice, bob.text("on the new one"))).isEqualTo("on the new one");
        assertThat(bob.sendingSid()).isEqualTo(alice.sendingSid());
    }

    @Test
    void anOlderOwnInstanceIsABug() {
        LocalDevice older = alice.self;
        alice.renewInstance();
        alice.init(bob.bundle());
        assertThatIllegalArgumentException().isThrownBy(() -> alice.chat.reset(older, alice.newId(), alice.randomness));
    }

    @Test
    void aBackupBringsTheTrustRecordBack() throws LayoutException {
        bob.receive(alice.init(bob.bundle()));
        alice.chat = alice.chat.verified(true);
        TrustRecord saved = TrustRecord.decode(alice.chat.trust().orElseThrow().encode());
        assertThat(saved).isEqualTo(alice.chat.trust().orElseThrow());
        alice.restore();
        TrustRecord restored = alice.chat.trust().orElseThrow();
        assertThat(restored.verified()).isTrue();
        assertThat(restored.identity()).isEqualTo(saved.identity());
        assertThat(restored.highestEpoch()).isZero();
        bob.receive(alice.init(bob.bundle()));
        assertThat(shown(alice, bob.text("hi"))).isEqualTo("hi");
    }

    @Test
    void theStoredFormIsStrict() {
        bob.receive(alice.init(bob.bundle()));
        bob.receive(alice.text("1"));
        bob.receive(new Envelope(alice.newId(), new byte[] {1, 2, 1, 0}));
        bob.receive(new TestDevice("alice", "bob", 66).init(bob.bundle()));
        bob.reload();
        byte[] stored;
        try (SecretBytes encoded = bob.chat.encode()) {
            stored = encoded.copy();
        }
        for (int length = 0; length < stored.length; length += 1 + length / 50) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatThrownBy(() -> Conversation.decode(cut)).isInstanceOf(LayoutException.class);
        }
        byte[] longer = Arrays.copyOf(stored, stored.length + 1);
        assertThatThrownBy(() -> Conversation.decode(longer)).isInstanceOf(LayoutException.class);
        stored[0]++;
        assertThatThrownBy(() -> Conversation.decode(stored))
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void aTrustRecordOfAnotherFormatIsRefused() {
        bob.receive(alice.init(bob.bundle()));
        byte[] bytes = bob.chat.trust().orElseThrow().encode();
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> TrustRecord.decode(longer)).isInstanceOf(LayoutException.class);
        bytes[0] = 9;
        assertThatThrownBy(() -> TrustRecord.decode(bytes)).isInstanceOf(LayoutException.class);
    }
}
