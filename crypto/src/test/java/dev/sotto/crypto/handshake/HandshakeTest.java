package dev.sotto.crypto.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.crypto.identity.BundleException;
import dev.sotto.crypto.identity.DeviceIdentity;
import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Ed25519;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import dev.sotto.crypto.ratchet.Suite;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static final byte[] AD = {1, 2, 3};

    private final TestParty alice = TestParty.of("alice", 1);
    private final TestParty bob = TestParty.of("bob", 2);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothSidesAgree(boolean withOneTime) throws Exception {
        Agreement a = Handshake.initiate(alice.device(), bob.bundle(withOneTime), 5, new SeededRandomness(3));
        byte[] ratchet = a.ratchet()
                .encrypt(new byte[] {42}, AD, new SeededRandomness(4))
                .message();
        CheckedInitial initial = checked(InitialMessage.encode(a.handshakePart(), ratchet));
        Agreement b = Handshake.respond(bob.device(), initial, bob.signed(), bob.oneTime(withOneTime));

        assertThat(b.transcriptHash()).isEqualTo(a.transcriptHash()).hasSize(32);
        assertThat(b.sid()).isEqualTo(a.sid()).hasSize(32).isNotEqualTo(a.transcriptHash());
        assertThat(b.hid()).isEqualTo(a.hid()).isEqualTo(initial.message().hid());
        assertThat(b.handshakePart()).isEqualTo(a.handshakePart());
        assertThat(a.epoch()).isEqualTo(b.epoch()).isEqualTo(5);
        assertThat(a.peer()).isEqualTo(bob.device().publicIdentity());
        assertThat(b.peer()).isEqualTo(alice.device().publicIdentity());
        assertThat(b.ratchet().decrypt(ratchet, AD).payload()).containsExactly(42);
    }

    @Test
    void isAFunctionOfItsInputs() throws Exception {
        Agreement one = Handshake.initiate(alice.device(), bob.bundle(true), 5, new SeededRandomness(3));
        Agreement same = Handshake.initiate(alice.device(), bob.bundle(true), 5, new SeededRandomness(3));
        Agreement otherEpoch = Handshake.initiate(alice.device(), bob.bundle(true), 6, new SeededRandomness(3));
        Agreement otherDraw = Handshake.initiate(alice.device(), bob.bundle(true), 5, new SeededRandomness(4));
        assertThat(same.sid()).isEqualTo(one.sid());
        assertThat(same.handshakePart()).isEqualTo(one.handshakePart());
        assertThat(otherEpoch.sid()).isNotEqualTo(one.sid());
        assertThat(otherDraw.sid()).isNotEqualTo(one.sid());
    }

    @Test
    void refusesItselfAndEpochZero() {
        assertThatThrownBy(() -> Handshake.initiate(bob.device(), bob.bundle(true), 1, new SeededRandomness(3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Handshake.initiate(alice.device(), bob.bundle(true), 0, new SeededRandomness(3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPrekeysThatTheMessageDoesNotName() throws Exception {
        CheckedInitial initial = initial(true);
        TestParty other = TestParty.of("bob", 9);
        assertThatThrownBy(() -> Handshake.respond(bob.device(), initial, bob.signed(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Handshake.respond(bob.device(), initial, bob.oneTime(), Optional.of(bob.oneTime())))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] right = Handshake.respond(bob.device(), initial, bob.signed(), bob.oneTime(true))
                .sid();
        byte[] wrong = Handshake.respond(bob.device(), initial, other.signed(), other.oneTime(true))
                .sid();
        assertThat(wrong).as("from pairs of another device").isNotEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0900000000000000000000000000000000000000000000000000000000000080"
            })
    void refusesBadPointsEverywhere(String hex) throws Exception {
        byte[] point = HexFormat.of().parseHex(hex);
        refuses(part(alice.device().publicIdentity(), alice.device().identitySignature(), point));

        byte[] identity = alice.device().identity().publicKey().toBytes();
        System.arraycopy(point, 0, identity, 33, 32);
        if (point[31] >= 0 && point[0] != (byte) 0xee) {
            DeviceIdentity weak =
                    new DeviceIdentity(alice.address(), alice.device().instance(), IdentityKey.of(identity));
            byte[] signature = Ed25519.sign(alice.device().identity().signingSeed(), weak.signedBytes());
            refuses(part(weak, signature, goodPoint()));
            refusesInBundle(bob.bundle(false).signed().ec(), point);
            refusesInBundle(bob.bundle(true).oneTime().orElseThrow().ec(), point);
            refusesInBundle(bob.device().identity().publicKey().x25519(), point);
        }
    }

    /** A key that fails the modulus check does not even become a bundle. */
    @Test
    void refusesAKemKeyThatIsNone() {
        byte[] key = bob.bundle(false).signed().kem();
        byte[] notReduced = key.clone();
        Arrays.fill(notReduced, 0, 3, (byte) 0xff);
        byte[] bundle = replace(bob.bundle(false).encode(), key, notReduced);
        assertThatThrownBy(() -> PreKeyBundle.decode(bundle))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.reason()).isEqualTo(BundleException.Reason.BAD_KEY));
    }

    private CheckedInitial initial(boolean withOneTime) throws Exception {
        Agreement a = Handshake.initiate(alice.device(), bob.bundle(withOneTime), 1, new SeededRandomness(3));
        return checked(InitialMessage.encode(a.handshakePart(), new byte[0]));
    }

    private CheckedInitial checked(byte[] message) throws DecryptionException {
        return InitialMessage.parse(message).check(alice.address(), bob.address());
    }

    private byte[] goodPoint() {
        return alice.bundle(false).signed().ec();
    }

    private static byte[] part(DeviceIdentity sender, byte[] signature, byte[] ephemeral) {
        return new HandshakePart(
                        Suite.preferred(), 1, sender, signature, ephemeral, 7, OptionalInt.empty(), new byte[1568])
                .encode();
    }

    private void refuses(byte[] handshakePart) throws DecryptionException {
        CheckedInitial initial = checked(handshakePart);
        assertThatThrownBy(() -> Handshake.respond(bob.device(), initial, bob.signed(), Optional.empty()))
                .isInstanceOfSatisfying(
                        DecryptionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_KEY));
    }

    private void refusesInBundle(byte[] from, byte[] to) {
        refusesBundle(replace(bob.bundle(true).encode(), from, to));
    }

    /** Whether it is the layout or the key agreement that finds the key bad. */
    private void refusesBundle(byte[] bytes) {
        assertThatThrownBy(() ->
                        Handshake.initiate(alice.device(), PreKeyBundle.decode(bytes), 1, new SeededRandomness(3)))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.reason()).isEqualTo(BundleException.Reason.BAD_KEY));
    }

    private static byte[] replace(byte[] in, byte[] from, byte[] to) {
        String text = HexFormat.of().formatHex(in);
        String part = HexFormat.of().formatHex(from);
        int at = text.indexOf(part) / 2;
        assertThat(text).contains(part);
        return new LayoutWriter()
                .bytes(Arrays.copyOf(in, at))
                .bytes(to)
                .bytes(Arrays.copyOfRange(in, at + to.length, in.length))
                .toBytes();
    }
}
