package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.handshake.InitialMessage;
import dev.sotto.crypto.handshake.TestParty;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.ratchet.MessageType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random damage: whatever the bytes, the answer is a typed refusal and never another exception. */
class ForeignBytesTest {
    private static final int RUNS = 10_000;

    private final TestParty alice = TestParty.of("alice", 1);
    private final TestParty bob = TestParty.of("bob", 2);
    private final Randomness randomness = new SeededRandomness(3);
    private final Random random = new Random(4);
    private final Session atBob;
    private final byte[] initial;
    private final byte[] ratchet;

    ForeignBytesTest() throws Exception {
        Encrypted first = Session.initiate(alice.device(), bob.bundle(true), 5, TestParty.NOW, randomness)
                .encrypt(new byte[40], randomness);
        initial = first.message();
        InitialMessage parsed = InitialMessage.parse(initial);
        Session responded = Session.respond(
                        bob.device(),
                        parsed.check(alice.address(), bob.address()),
                        bob.signed(),
                        bob.oneTime(true),
                        TestParty.NOW)
                .session();
        Encrypted reply = responded.encrypt(new byte[1], randomness);
        Session atAlice = first.session().decrypt(reply.message()).session();
        atBob = reply.session();
        ratchet = atAlice.encrypt(new byte[40], randomness).message();
    }

    @BeforeEach
    void theUndamagedMessageOpens() throws DecryptionException {
        assertThat(atBob.decrypt(ratchet).plaintext()).hasSize(40);
    }

    @Test
    void damagedRatchetsAreRefused() {
        int refused = 0;
        for (int i = 0; i < RUNS; i++) {
            try {
                atBob.decrypt(damaged(ratchet));
            } catch (DecryptionException e) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(RUNS);
    }

    @Test
    void damagedInitialsAreParsedOrRefused() {
        int refused = 0;
        for (int i = 0; i < RUNS; i++) {
            byte[] message = damaged(initial);
            try {
                MessageType.of(message);
                InitialMessage.parse(message).hid();
            } catch (DecryptionException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, RUNS - 1);
    }

    @Test
    void damagedSessionsAreDecodedOrRefused() {
        byte[] stored = atBob.encode().copy();
        int refused = 0;
        for (int i = 0; i < RUNS; i++) {
            byte[] bytes = damaged(stored);
            try {
                assertThat(Session.decode(bytes).encode().copy()).isEqualTo(bytes);
            } catch (LayoutException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, RUNS - 1);
    }

    /** A bit flipped, a byte replaced, a part cut out or repeated, or an end cut off; never the same bytes. */
    private byte[] damaged(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        byte[] result = bytes.clone();
        switch (random.nextInt(5)) {
            case 0 -> result[from] ^= (byte) (1 << random.nextInt(8));
            case 1 -> result[from] ^= (byte) (1 + random.nextInt(255));
            case 2 -> result = join(bytes, 0, from, to, bytes.length);
            case 3 -> result = join(bytes, 0, to, from, bytes.length);
            default -> result = Arrays.copyOf(bytes, from);
        }
        return result;
    }

    private static byte[] join(byte[] bytes, int from, int to, int from2, int to2) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, from, to - from);
        out.write(bytes, from2, to2 - from2);
        return out.toByteArray();
    }
}
