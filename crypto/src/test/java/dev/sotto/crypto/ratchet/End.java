package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One end of a ratchet in a test: keeps the current state, and on every refusal checks that it did not change. */
final class End {
    static final byte[] AD = "associated data".getBytes(StandardCharsets.US_ASCII);

    private final Suite suite;
    private final Randomness randomness;
    private DoubleRatchet ratchet;
    private int lost;

    private End(Suite suite, DoubleRatchet ratchet, Randomness randomness) {
        this.suite = suite;
        this.ratchet = ratchet;
        this.randomness = randomness;
    }

    static End initiator(long seed) {
        return initiator(Suite.preferred(), key(1), X25519.publicKey(key(4)), new SeededRandomness(seed));
    }

    static End responder(long seed) {
        return responder(Suite.preferred(), key(1), key(4), new SeededRandomness(seed));
    }

    static End initiator(Suite suite, SecretBytes root, byte[] peerKey, Randomness randomness) {
        DoubleRatchet ratchet = DoubleRatchet.initiator(
                suite, RootKey.own(root), HeaderKey.own(key(2)), HeaderKey.own(key(3)), peerKey);
        return new End(suite, ratchet, randomness);
    }

    static End responder(Suite suite, SecretBytes root, SecretBytes ownKey, Randomness randomness) {
        DoubleRatchet ratchet =
                DoubleRatchet.responder(suite, RootKey.own(root), HeaderKey.own(key(2)), HeaderKey.own(key(3)), ownKey);
        return new End(suite, ratchet, randomness);
    }

    byte[] send(String text) {
        DoubleRatchet.Sent sent = ratchet.encrypt(text.getBytes(StandardCharsets.UTF_8), AD, randomness);
        ratchet.wipeExcept(sent.next());
        ratchet = sent.next();
        return sent.message();
    }

    /** Sends that many messages which nobody will see. */
    void sendLost(int count) {
        for (int i = 0; i < count; i++) {
            send("lost");
        }
    }

    String receive(byte[] message) throws DecryptionException {
        DoubleRatchet.Received received = ratchet.decrypt(message, AD);
        ratchet.wipeExcept(received.next());
        ratchet = received.next();
        lost = received.lost();
        return new String(received.payload(), StandardCharsets.UTF_8);
    }

    /** Why the message is refused; the state must be the same to the byte. */
    Reason refuse(byte[] message) {
        byte[] before = encode();
        DecryptionException refusal =
                catchThrowableOfType(DecryptionException.class, () -> ratchet.decrypt(message, AD));
        assertThat(refusal).as("the message must be refused").isNotNull();
        assertThat(encode()).isEqualTo(before);
        return refusal.reason();
    }

    /** How many messages the last one received gave up. */
    int lost() {
        return lost;
    }

    int skippedKeys() {
        return state().skipped().size();
    }

    DoubleRatchet ratchet() {
        return ratchet;
    }

    void becomeReceiveOnly() {
        ratchet = ratchet.receiveOnly();
    }

    byte[] encode() {
        LayoutWriter writer = new LayoutWriter();
        ratchet.write(writer);
        return writer.toBytes();
    }

    /** Continues from what a store would give back. */
    void reload() throws LayoutException {
        byte[] stored = encode();
        LayoutReader reader = new LayoutReader(stored);
        ratchet = DoubleRatchet.read(reader, suite);
        reader.end();
        assertThat(encode()).isEqualTo(stored);
    }

    /** A separate copy of the state, for what only a malicious peer does with it. */
    RatchetState state() {
        try {
            return RatchetState.read(new LayoutReader(encode()));
        } catch (LayoutException e) {
            throw new AssertionError(e);
        }
    }

    /** The chain that the next message will be sent in. */
    SendingChain nextSendingChain() {
        Turn turn = state().turn();
        return turn instanceof OwnTurn own
                ? own.step(suite, new SeededRandomness(99)).sendingChain()
                : ((PeerTurn) turn).sendingChain();
    }

    static SecretBytes key(int filler) {
        byte[] bytes = new byte[Suite.KEY_LENGTH];
        Arrays.fill(bytes, (byte) filler);
        return SecretBytes.own(bytes);
    }
}
