package dev.sotto.crypto.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.primitive.Sha256;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import dev.sotto.crypto.ratchet.MessageType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InitialMessageTest {
    /** Offsets for an account of five characters. */
    private static final int EPOCH = 3;

    private static final int ACCOUNT = 9;
    private static final int DEVICE = 14;
    private static final int INSTANCE = 18;
    private static final int IDENTITY = 34;
    private static final int SIGNATURE = 99;
    private static final int EPHEMERAL = 163;
    private static final int SIGNED_ID = 195;
    private static final int FLAG = 199;
    private static final int ONE_TIME_ID = 200;
    private static final int CIPHERTEXT = 204;
    private static final int RATCHET = 1_772;

    private final TestParty alice = TestParty.of("alice", 1);
    private final TestParty bob = TestParty.of("bob", 2);
    private final byte[] ratchet = "stands for a RATCHET".getBytes(StandardCharsets.US_ASCII);
    private byte[] message = new byte[0];

    @BeforeEach
    void aliceStarts() throws Exception {
        Agreement agreement = Handshake.initiate(alice.device(), bob.bundle(true), 5, new SeededRandomness(3));
        message = InitialMessage.encode(agreement.handshakePart(), ratchet);
    }

    @Test
    void hasTheLayoutOfTheProtocol() throws Exception {
        assertThat(message).startsWith(1, 1, 1, 0, 0, 0, 5, 0, 5, 'a', 'l', 'i', 'c', 'e', 0, 0, 0, 1);
        assertThat(slice(INSTANCE, IDENTITY))
                .isEqualTo(alice.device().instance().toBytes());
        assertThat(slice(IDENTITY, SIGNATURE))
                .isEqualTo(alice.device().identity().publicKey().toBytes());
        assertThat(slice(SIGNATURE, EPHEMERAL)).isEqualTo(alice.device().identitySignature());
        assertThat(slice(SIGNED_ID, CIPHERTEXT)).containsExactly(0, 0, 0, 7, 1, 0, 0, 0, 11);
        assertThat(slice(RATCHET, message.length)).isEqualTo(ratchet);

        InitialMessage read = InitialMessage.parse(message);
        assertThat(read.sender()).isEqualTo(alice.address());
        assertThat(read.instance()).isEqualTo(alice.device().instance());
        assertThat(read.identity()).isEqualTo(alice.device().identity().publicKey());
        assertThat(read.epoch()).isEqualTo(5);
        assertThat(read.suite()).isEqualTo(1);
        assertThat(read.signedPreKeyId()).isEqualTo(7);
        assertThat(read.oneTimePreKeyId()).isEqualTo(OptionalInt.of(11));
        assertThat(read.ratchet()).isEqualTo(ratchet);
        byte[] label = "Sotto-v1 initial\0".getBytes(StandardCharsets.US_ASCII);
        assertThat(read.hid()).isEqualTo(Sha256.hash(label, slice(0, RATCHET)));
        assertThat(read.toString()).isEqualTo("InitialMessage[epoch 5]");
    }

    @Test
    void theNameIsThatOfTheHandshakePartOnly() throws Exception {
        byte[] hid = InitialMessage.parse(message).hid();
        assertThat(InitialMessage.parse(with(message.length - 1, 0)).hid()).isEqualTo(hid);
        assertThat(InitialMessage.parse(with(RATCHET - 1, message[RATCHET - 1] ^ 1))
                        .hid())
                .isNotEqualTo(hid);
    }

    @Test
    void takesNoPartOfItself() {
        for (int length = 0; length < RATCHET; length++) {
            refuses(Reason.MALFORMED, Arrays.copyOf(message, length));
        }
        refuses(Reason.MALFORMED, Arrays.copyOf(message, MessageType.MAX_LENGTH + 1));
    }

    @Test
    void takesOneEncodingOnly() {
        refuses(Reason.MALFORMED, with(EPOCH + 3, 0));
        refuses(Reason.MALFORMED, with(ACCOUNT, 'A'));
        refuses(Reason.MALFORMED, with(ACCOUNT - 1, 0));
        refuses(Reason.MALFORMED, with(ACCOUNT - 1, 17));
        refuses(Reason.MALFORMED, with(DEVICE + 3, 0));
        refuses(Reason.MALFORMED, with(DEVICE, 0x80));
        refuses(Reason.MALFORMED, with(SIGNED_ID, 0x80));
        refuses(Reason.MALFORMED, with(FLAG, 2));
        refuses(Reason.MALFORMED, with(FLAG, 0));
        refuses(Reason.MALFORMED, with(ONE_TIME_ID, 0x80));
        refuses(Reason.BAD_KEY, with(IDENTITY, 2));
        refuses(Reason.BAD_KEY, with(SIGNATURE - 1, 0x80));
    }

    @Test
    void namesWhatAnUpgradeWouldCure() {
        refuses(Reason.INCOMPATIBLE, with(0, 2));
        refuses(Reason.INCOMPATIBLE, with(2, 2));
        refuses(Reason.MALFORMED, with(1, 2));
        refuses(Reason.MALFORMED, with(1, 3));
    }

    @Test
    void checksTheSenderBeforeAnyKeyWork() throws Exception {
        InitialMessage read = InitialMessage.parse(message);
        assertThat(read.check(alice.address(), bob.address()).message()).isSameAs(read);
        refusesCheck(Reason.WRONG_SENDER, read, DeviceAddress.of("mallory", 1), bob.address());
        refusesCheck(Reason.WRONG_SENDER, read, DeviceAddress.of("alice", 2), bob.address());
        refusesCheck(Reason.WRONG_SENDER, read, alice.address(), alice.address());
    }

    @Test
    void checksThatTheIdentitySignedItself() throws Exception {
        for (int i = INSTANCE; i < EPHEMERAL; i++) {
            byte[] changed = with(i, message[i] ^ 1);
            try {
                InitialMessage read = InitialMessage.parse(changed);
                refusesCheck(Reason.BAD_SIGNATURE, read, alice.address(), bob.address());
            } catch (DecryptionException e) {
                assertThat(e.reason()).as("byte " + i).isIn(Reason.BAD_KEY, Reason.MALFORMED);
            }
        }
        InitialMessage renamed = InitialMessage.parse(with(ACCOUNT, 'b'));
        refusesCheck(Reason.BAD_SIGNATURE, renamed, DeviceAddress.of("blice", 1), bob.address());
    }

    private byte[] slice(int from, int to) {
        return Arrays.copyOfRange(message, from, to);
    }

    private byte[] with(int index, int value) {
        byte[] changed = message.clone();
        changed[index] = (byte) value;
        return changed;
    }

    private static void refuses(Reason reason, byte[] message) {
        assertThatThrownBy(() -> InitialMessage.parse(message))
                .isInstanceOfSatisfying(
                        DecryptionException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static void refusesCheck(Reason reason, InitialMessage message, DeviceAddress sender, DeviceAddress self) {
        assertThatThrownBy(() -> message.check(sender, self))
                .isInstanceOfSatisfying(
                        DecryptionException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
