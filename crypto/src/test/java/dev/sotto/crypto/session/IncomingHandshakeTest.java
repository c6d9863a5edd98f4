package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.handshake.InitialMessage;
import dev.sotto.crypto.identity.BundleException;
import dev.sotto.crypto.identity.IdentityKeyPair;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.session.ConversationEvent.Established;
import dev.sotto.crypto.session.ConversationEvent.NotOpened;
import dev.sotto.crypto.session.ConversationEvent.Opened;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The checks of an INITIAL, in the order of the protocol, each at its limit. */
class IncomingHandshakeTest {
    private static final int HELLO = 0;

    private final TestDevice alice = new TestDevice("alice", "bob", 1);
    private final TestDevice bob = new TestDevice("bob", "alice", 2);

    @Test
    void theSenderInsideMustBeTheEnvelopes() {
        TestDevice carol = new TestDevice("carol", "bob", 3);
        Envelope hello = carol.init(bob.bundle());
        assertThat(reason(bob.chat.receive(bob.self, hello, bob, bob.now))).isEqualTo(UnopenedReason.WRONG_SENDER);
    }

    @Test
    void oursComingBackIsRefused() {
        Envelope hello = alice.init(bob.bundle());
        assertThat(reason(alice.chat.receive(alice.self, hello, alice, alice.now)))
                .isEqualTo(UnopenedReason.WRONG_SENDER);
        alice.chat = Conversation.with(alice.self, alice.address, alice.now);
        assertThat(reason(alice.chat.receive(alice.self, hello, alice, alice.now)))
                .isEqualTo(UnopenedReason.WRONG_SENDER);
    }

    @Test
    void theIdentityMustSign() {
        byte[] bytes = alice.init(bob.bundle()).bytes();
        int signature = 3 + 4 + 2 + "alice".length() + 4 + 16 + 65;
        bytes[signature] ^= 1;
        assertThat(reason(bob.receive(new Envelope(alice.newId(), bytes)))).isEqualTo(UnopenedReason.BAD_SIGNATURE);
    }

    @Test
    void theEpochMayJumpByAThousand() throws BundleException {
        assertThat(bob.receive(forged(alice.self, bob.bundle(), 1_000, HELLO)))
                .first()
                .isEqualTo(new Established(1_000, true, false));
        assertThat(reason(bob.receive(forged(alice.self, bob.bundle(), 2_001, HELLO))))
                .isEqualTo(UnopenedReason.EPOCH_JUMP);
        assertThat(bob.receive(forged(alice.self, bob.bundle(), 2_000, HELLO)))
                .first()
                .isEqualTo(new Established(2_000, true, false));
    }

    @Test
    void aStrangersEpochIsBoundedToo() throws BundleException {
        assertThat(reason(bob.receive(forged(alice.self, bob.bundle(), 1_001, HELLO))))
                .isEqualTo(UnopenedReason.EPOCH_JUMP);
        assertThat(bob.chat.trust()).isEmpty();
    }

    @Test
    void aLowerEpochIsReceiveOnlyAtOnce() throws BundleException {
        bob.receive(forged(alice.self, bob.bundle(), 5, HELLO));
        assertThat(bob.receive(forged(alice.self, bob.bundle(), 4, HELLO)))
                .first()
                .isEqualTo(new Established(4, false, false));
        assertThat(bob.chat.trust().orElseThrow().highestEpoch()).isEqualTo(5);
        assertThat(bob.chat.hasSendingSession()).isTrue();
    }

    @Test
    void anOlderInstanceIsRefusedAndANewerOneTakesOver() throws BundleException {
        LocalDevice older = alice.self;
        bob.receive(forged(older, bob.bundle(), 7, HELLO));
        LocalDevice newer = older.withInstance(Instance.create(0, Optional.of(older.instance()), alice.randomness));
        assertThat(bob.receive(forged(newer, bob.bundle(), 1, HELLO)))
                .first()
                .isEqualTo(new Established(1, true, true));
        assertThat(bob.chat.trust().orElseThrow().instance()).isEqualTo(newer.instance());
        assertThat(bob.chat.trust().orElseThrow().highestEpoch()).isEqualTo(1);
        assertThat(reason(bob.receive(forged(older, bob.bundle(), 8, HELLO)))).isEqualTo(UnopenedReason.OLD_INSTANCE);
    }

    @Test
    void aLowerSuiteThanRecordedIsRefused() {
        Envelope hello = alice.init(bob.bundle());
        TrustRecord higher = new TrustRecord(alice.self.identity().publicKey(), false, alice.self.instance(), 2, 0);
        bob.chat = Conversation.restored(bob.self, alice.address, higher, bob.now);
        assertThat(reason(bob.receive(hello))).isEqualTo(UnopenedReason.LOWER_SUITE);
    }

    /** Even where another session would open what follows the handshake part. */
    @Test
    void aKnownHandshakeGoesToItsOwnSessionOnly() throws DecryptionException {
        Envelope first = alice.init(bob.bundle());
        bob.receive(first);
        alice.reset();
        bob.receive(alice.init(bob.bundle()));
        Envelope second = alice.text("on the second session");
        byte[] ratchet = InitialMessage.parse(second.bytes()).ratchet();
        int part = first.length() - InitialMessage.parse(first.bytes()).ratchet().length;
        byte[] mixed = InitialMessage.encode(Arrays.copyOf(first.bytes(), part), ratchet);
        assertThat(reason(bob.receive(new Envelope(second.id(), mixed)))).isEqualTo(UnopenedReason.UNDECRYPTABLE);
        assertThat(ConversationTest.shown(bob, second)).isEqualTo("on the second session");
    }

    @Test
    void aOneTimePreKeyMakesOneSession() {
        PreKeyBundle bundle = bob.bundle();
        Envelope hello = alice.init(bundle);
        Received received = bob.chat.receive(bob.self, hello, bob, bob.now);
        assertThat(received.usedOneTimePreKeys()).hasSize(1);
        assertThat(received.seenHandshakes()).isEmpty();
        bob.commit(received);
        alice.reset();
        Envelope again = alice.init(bundle);
        assertThat(reason(bob.receive(again))).isEqualTo(UnopenedReason.PREKEY_GONE);
    }

    @Test
    void aFailedHandshakeUsesNothingUp() {
        Envelope hello = alice.init(bob.bundle());
        byte[] bytes = hello.bytes();
        bytes[bytes.length - 1] ^= 1;
        Received received = bob.chat.receive(bob.self, new Envelope(hello.id(), bytes), bob, bob.now);
        assertThat(reason(received)).isEqualTo(UnopenedReason.UNDECRYPTABLE);
        assertThat(received.usedOneTimePreKeys()).isEmpty();
        assertThat(received.next().trust()).isEmpty();
        assertThat(bob.receive(hello)).hasSize(2);
    }

    @Test
    void withoutAOneTimePreKeyTheHandshakeIsRememberedAgainstReplay() {
        bob.publish(0);
        Envelope hello = alice.init(bob.bundle());
        Received received = bob.chat.receive(bob.self, hello, bob, bob.now);
        assertThat(received.usedOneTimePreKeys()).isEmpty();
        assertThat(received.seenHandshakes()).hasSize(1);
        bob.commit(received);
        bob.chat = Conversation.with(bob.self, alice.address, bob.now);
        assertThat(reason(bob.chat.receive(bob.self, hello, bob, bob.now))).isEqualTo(UnopenedReason.HANDSHAKE_DROPPED);
    }

    @Test
    void theSeenListIsBoundedAndOnlyHandshakesWithoutAOneTimePreKeySuffer() {
        bob.publish(0);
        bob.fillSeenList(PreKeyView.MAX_SEEN_HANDSHAKES - 1);
        bob.receive(alice.init(bob.bundle()));
        assertThat(bob.rotateAsked).isTrue();
        alice.reset();
        assertThat(reason(bob.receive(alice.init(bob.bundle())))).isEqualTo(UnopenedReason.SEEN_LIST_FULL);
        assertThat(bob.rotateAsked).isTrue();
        bob.publish(0);
        alice.reset();
        assertThat(bob.receive(alice.init(bob.bundle()))).first().isInstanceOf(Established.class);
        assertThat(bob.rotateAsked).isFalse();
    }

    @Test
    void aFullSeenListDoesNotStopOneTimePreKeys() {
        bob.fillSeenList(PreKeyView.MAX_SEEN_HANDSHAKES);
        assertThat(bob.receive(alice.init(bob.bundle()))).first().isInstanceOf(Established.class);
    }

    @Test
    void aBadFirstPayloadMakesNoSession() throws BundleException {
        Session session = Session.initiate(alice.self, bob.bundle(), 1, alice.now, alice.randomness);
        Envelope bad = new Envelope(
                alice.newId(), session.encrypt(new byte[] {0}, alice.randomness).message());
        assertThat(reason(bob.receive(bad))).isEqualTo(UnopenedReason.BAD_PAYLOAD);
        assertThat(bob.chat.trust()).isEmpty();
    }

    @Test
    void aPayloadOfTheFutureIsHandedOn() throws BundleException {
        Envelope future = forged(alice.self, bob.bundle(), 1, 5);
        assertThat(bob.receive(future))
                .last()
                .isInstanceOfSatisfying(
                        Opened.class,
                        opened -> assertThat(opened.payload().body()).isInstanceOf(Body.Unsupported.class));
    }

    @Test
    void anIdentityThatSignsForItselfIsNotThePinnedOne() throws BundleException {
        bob.receive(alice.init(bob.bundle()));
        LocalDevice mallory =
                LocalDevice.of(alice.address, alice.self.instance(), IdentityKeyPair.generate(alice.randomness));
        assertThat(bob.receive(forged(mallory, bob.bundle(), 2, HELLO)))
                .hasOnlyElementsOfTypes(ConversationEvent.IdentityChanged.class, ConversationEvent.Quarantined.class);
        assertThat(bob.unusedOneTimePreKeys()).isZero();
        assertThat(bob.chat.trust().orElseThrow().highestEpoch()).isEqualTo(1);
    }

    @Test
    void epochsOfAForgedIdentityDoNotPutTheFormerOneOutOfReach() throws BundleException {
        bob.receive(alice.init(bob.bundle()));
        LocalDevice mallory =
                LocalDevice.of(alice.address, alice.self.instance(), IdentityKeyPair.generate(alice.randomness));
        bob.receive(forged(mallory, bob.bundle(), 1_000, HELLO));
        bob.commit(bob.chat.acceptIdentity(bob.self, mallory.identity().publicKey(), bob, bob.now));
        assertThat(bob.receive(forged(mallory, bob.bundle(), 2_000, HELLO)))
                .first()
                .isEqualTo(new Established(2_000, true, false));
        bob.reset();
        bob.refusal(bob.chat.init(bob.self, alice.bundle(), bob.newId(), bob.now, bob.randomness));
        bob.commit(bob.chat.acceptIdentity(bob.self, alice.self.identity().publicKey(), bob, bob.now));
        assertThat(alice.receive(bob.init(alice.bundle()))).first().isEqualTo(new Established(1_000, true, false));
    }

    /** A first message by hand: seq 1, an empty body of that type. */
    private Envelope forged(LocalDevice sender, PreKeyBundle bundle, long epoch, int type) throws BundleException {
        MessageId id = alice.newId();
        byte[] payload = PayloadCodec.encode(new Payload(id, 1, new Body.Hello()));
        payload[0] = (byte) type;
        Session session = Session.initiate(sender, bundle, epoch, alice.now, alice.randomness);
        return new Envelope(id, session.encrypt(payload, alice.randomness).message());
    }

    private static UnopenedReason reason(Received received) {
        return reason(received.events());
    }

    static UnopenedReason reason(List<ConversationEvent> events) {
        assertThat(events).hasSize(1).hasOnlyElementsOfType(NotOpened.class);
        return ((NotOpened) events.get(0)).reason();
    }
}
