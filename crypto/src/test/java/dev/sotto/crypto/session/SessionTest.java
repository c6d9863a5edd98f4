package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sotto.crypto.handshake.InitialMessage;
import dev.sotto.crypto.handshake.TestParty;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import dev.sotto.crypto.ratchet.MessageType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final long NOW = TestParty.NOW;

    /** Where the KEM ciphertext of a five-letter account starts. */
    private static final int CIPHERTEXT = 3 + 4 + 2 + 5 + 4 + 16 + 65 + 64 + 32 + 4 + 1 + 4;

    private final TestParty alice = TestParty.of("alice", 1);
    private final TestParty bob = TestParty.of("bob", 2);
    private final Randomness randomness = new SeededRandomness(3);

    /** Alice's session after her first message, and that message. */
    private Session atAlice;

    private byte[] first;

    @BeforeEach
    void aliceWrites() throws Exception {
        Encrypted sent = Session.initiate(alice.device(), bob.bundle(true), 5, NOW, randomness)
                .encrypt(bytes("first"), randomness);
        atAlice = sent.session();
        first = sent.message();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesAConversationFromTheFirstMessageOn(boolean withOneTime) throws Exception {
        Session a = Session.initiate(alice.device(), bob.bundle(withOneTime), 5, NOW, randomness);
        Encrypted sent = a.encrypt(bytes("first"), randomness);
        a = sent.session();
        Decrypted opened = respond(sent.message(), withOneTime);
        Session b = opened.session();
        assertThat(text(opened)).isEqualTo("first");
        assertThat(opened.lostMessages()).isZero();
        for (int i = 0; i < 5; i++) {
            Encrypted reply = b.encrypt(bytes("reply " + i), randomness);
            Decrypted read = a.decrypt(reply.message());
            assertThat(text(read)).isEqualTo("reply " + i);
            b = reload(reply.session());
            Encrypted next = reload(read.session()).encrypt(bytes("next " + i), randomness);
            read = b.decrypt(next.message());
            assertThat(text(read)).isEqualTo("next " + i);
            b = reload(read.session());
            a = reload(next.session());
        }
    }

    @Test
    void bothSidesKnowTheSameSession() throws Exception {
        Session b = respond(first, true).session();
        assertThat(atAlice.role()).isEqualTo(Session.Role.INITIATOR);
        assertThat(b.role()).isEqualTo(Session.Role.RESPONDER);
        assertThat(atAlice.peer()).isEqualTo(bob.address());
        assertThat(b.peer()).isEqualTo(alice.address());
        assertThat(atAlice.peerInstance()).isEqualTo(bob.device().instance());
        assertThat(b.peerInstance()).isEqualTo(alice.device().instance());
        assertThat(b.sid()).isEqualTo(atAlice.sid());
        assertThat(b.hid())
                .isEqualTo(atAlice.hid())
                .isEqualTo(InitialMessage.parse(first).hid());
        assertThat(b.epoch()).isEqualTo(atAlice.epoch()).isEqualTo(5);
        assertThat(b.suite()).isEqualTo(atAlice.suite()).isEqualTo(1);
        assertThat(atAlice.createdDay()).isEqualTo(NOW / 86_400);
    }

    @Test
    void repeatsTheHandshakeUntilTheFirstReply() throws Exception {
        Session b = respond(first, true).session();
        Encrypted second = atAlice.encrypt(bytes("second"), randomness);
        InitialMessage repeated = InitialMessage.parse(second.message());
        assertThat(repeated.hid()).isEqualTo(b.hid());
        Decrypted opened = b.decrypt(repeated.ratchet());
        assertThat(text(opened)).isEqualTo("second");
        assertThat(second.session().acknowledged()).isFalse();
        assertThat(opened.session().acknowledged()).isTrue();

        Encrypted reply = opened.session().encrypt(bytes("reply"), randomness);
        assertThat(MessageType.of(reply.message())).isEqualTo(MessageType.RATCHET);
        Session acknowledged = second.session().decrypt(reply.message()).session();
        assertThat(acknowledged.acknowledged()).isTrue();
        Encrypted third = acknowledged.encrypt(bytes("third"), randomness);
        assertThat(MessageType.of(third.message())).isEqualTo(MessageType.RATCHET);
        assertThat(text(reply.session().decrypt(third.message()))).isEqualTo("third");
    }

    @Test
    void respondsToALaterMessageWhenTheFirstIsLate() throws Exception {
        byte[] second = atAlice.encrypt(bytes("second"), randomness).message();
        Decrypted opened = respond(second, true);
        assertThat(text(opened)).isEqualTo("second");
        assertThat(text(opened.session().decrypt(InitialMessage.parse(first).ratchet())))
                .isEqualTo("first");
    }

    /** Every byte, but of the long KEM ciphertext every 13th: each costs a handshake. */
    @Test
    void refusesEveryAlteredByteOfAnInitial() {
        for (int i = 0; i < first.length; i += i >= CIPHERTEXT && i < CIPHERTEXT + 1_540 ? 13 : 1) {
            byte[] altered = first.clone();
            altered[i] ^= (byte) (1 << i % 8);
            assertThat(refused(altered)).as("byte " + i).isTrue();
        }
        assertThat(refused(first)).isFalse();
    }

    @Test
    void refusesEveryAlteredByteOfALaterMessageAndStaysTheSame() throws Exception {
        Session b = respond(first, true).session();
        byte[] reply = b.encrypt(bytes("reply"), randomness).message();
        byte[] before = atAlice.encode().copy();
        for (int i = 0; i < reply.length; i++) {
            byte[] altered = reply.clone();
            altered[i] ^= (byte) (1 << i % 8);
            assertThatThrownBy(() -> atAlice.decrypt(altered)).isInstanceOf(DecryptionException.class);
            assertThat(atAlice.encode().copy()).isEqualTo(before);
        }
        assertThat(text(atAlice.decrypt(reply))).isEqualTo("reply");
    }

    @Test
    void refusesReplaysAndReflections() throws Exception {
        Session b = respond(first, true).session();
        byte[] ratchet = InitialMessage.parse(first).ratchet();
        assertReason(Reason.ALREADY_USED, b, ratchet);
        assertReason(Reason.NO_KEY, atAlice, ratchet);
        Encrypted reply = b.encrypt(bytes("reply"), randomness);
        assertReason(Reason.NO_KEY, reply.session(), reply.message());
        Session other = Session.initiate(alice.device(), bob.bundle(true), 6, NOW, randomness);
        assertReason(Reason.NO_KEY, other, reply.message());
    }

    @Test
    void refusesAHandshakeWhosePrekeyWasSwapped() {
        byte[] withoutOneTime = first.clone();
        Arrays.fill(withoutOneTime, 199, 204, (byte) 0);
        assertThat(catchThrowableOfType(DecryptionException.class, () -> respond(withoutOneTime, false))
                        .reason())
                .isEqualTo(Reason.NO_KEY);
    }

    @Test
    void isReceiveOnlyForGood() throws Exception {
        Session b = respond(first, true).session().receiveOnly();
        assertThat(b.canSend()).isFalse();
        assertThatThrownBy(() -> b.encrypt(bytes("no"), randomness)).isInstanceOf(IllegalStateException.class);
        byte[] second = atAlice.encrypt(bytes("second"), randomness).message();
        Decrypted opened = reload(b).decrypt(InitialMessage.parse(second).ratchet());
        assertThat(text(opened)).isEqualTo("second");
        assertThat(opened.session().canSend()).isFalse();
        assertThat(opened.session().receiveOnly().canSend()).isFalse();
    }

    @Test
    void fillsAnEnvelopeAndNotAByteMore() throws Exception {
        TestParty longName = TestParty.of("abcdefghijklmnop", 4);
        Session a = Session.initiate(longName.device(), bob.bundle(true), 0xffff_ffffL, NOW, randomness);
        byte[] longest = new byte[Session.MAX_PAYLOAD];
        Arrays.fill(longest, (byte) 'x');
        Encrypted sent = a.encrypt(longest, randomness);
        assertThat(sent.message().length).isBetween(MessageType.MAX_LENGTH - 100, MessageType.MAX_LENGTH);
        InitialMessage initial = InitialMessage.parse(sent.message());
        Decrypted opened = Session.respond(
                bob.device(), initial.check(longName.address(), bob.address()), bob.signed(), bob.oneTime(true), NOW);
        assertThat(opened.plaintext()).isEqualTo(longest);
        assertThatThrownBy(() -> a.encrypt(new byte[Session.MAX_PAYLOAD + 1], randomness))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comesBackFromItsStoredFormAndFromNothingElse() throws Exception {
        byte[] stored = atAlice.encode().copy();
        assertThat(Session.decode(stored).encode().copy()).isEqualTo(stored);
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatThrownBy(() -> Session.decode(cut)).isInstanceOf(LayoutException.class);
        }
        assertThatThrownBy(() -> Session.decode(Arrays.copyOf(stored, stored.length + 1)))
                .isInstanceOf(LayoutException.class);
        for (int field = 0; field < 3; field++) {
            byte[] altered = stored.clone();
            altered[field] ^= 0x40;
            assertThatThrownBy(() -> Session.decode(altered)).isInstanceOf(LayoutException.class);
        }
    }

    @Test
    void aStoredHandshakePartMustBeItsOwn() {
        byte[] stored = atAlice.encode().copy();
        byte[] altered = stored.clone();
        altered[300] ^= 1;
        assertThatThrownBy(() -> Session.decode(altered)).isInstanceOf(LayoutException.class);
    }

    @Test
    void isAFunctionOfItsInputs() throws Exception {
        byte[] same = Session.initiate(alice.device(), bob.bundle(true), 5, NOW, new SeededRandomness(8))
                .encrypt(bytes("x"), new SeededRandomness(9))
                .message();
        assertThat(Session.initiate(alice.device(), bob.bundle(true), 5, NOW, new SeededRandomness(8))
                        .encrypt(bytes("x"), new SeededRandomness(9))
                        .message())
                .isEqualTo(same);
        byte[] one = atAlice.encrypt(bytes("y"), new SeededRandomness(9)).message();
        assertThat(atAlice.encrypt(bytes("y"), new SeededRandomness(9)).message())
                .as("encrypting changes nothing in the session itself")
                .isEqualTo(one);
    }

    @Test
    void showsNoSecretAndNoContent() throws Exception {
        assertThat(atAlice.toString()).isEqualTo("Session[INITIATOR, epoch 5, redacted]");
        assertThat(respond(first, true).toString()).isEqualTo("Decrypted[5 bytes, 0 lost]");
        assertThat(atAlice.encode().toString()).isEqualTo("SecretBytes[redacted]");
    }

    private Decrypted respond(byte[] message, boolean withOneTime) throws DecryptionException {
        InitialMessage initial = InitialMessage.parse(message);
        return Session.respond(
                bob.device(),
                initial.check(alice.address(), bob.address()),
                bob.signed(),
                bob.oneTime(withOneTime),
                NOW);
    }

    /** Whether an INITIAL is refused, by the prekeys it names or else by what is inside. */
    private boolean refused(byte[] message) {
        try {
            InitialMessage initial = InitialMessage.parse(message);
            if (initial.signedPreKeyId() == bob.signed().id()
                    && initial.oneTimePreKeyId().orElse(-1) == bob.oneTime().id()) {
                respond(message, true);
                return false;
            }
            return true;
        } catch (DecryptionException e) {
            return true;
        }
    }

    private static void assertReason(Reason reason, Session session, byte[] message) {
        byte[] before = session.encode().copy();
        assertThat(catchThrowableOfType(DecryptionException.class, () -> session.decrypt(message))
                        .reason())
                .isEqualTo(reason);
        assertThat(session.encode().copy()).isEqualTo(before);
    }

    private static Session reload(Session session) throws LayoutException {
        byte[] stored = session.encode().copy();
        Session back = Session.decode(stored);
        assertThat(back.encode().copy()).isEqualTo(stored);
        return back;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Decrypted opened) {
        return new String(opened.plaintext(), StandardCharsets.UTF_8);
    }
}
