package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The ends of the counters, which no real chain comes near: nothing overflows, nothing is reused. */
class CounterLimitTest {
    private static final int LAST = Integer.MAX_VALUE;

    private final End alice = End.initiator(1);
    private final End bob = End.responder(2);

    @Test
    void aSenderStopsBeforeTheCounterEnds() throws Exception {
        DoubleRatchet almost = read(sender(LAST - 1));
        assertThat(almost.canSend()).isTrue();
        DoubleRatchet atTheEnd =
                almost.encrypt(new byte[0], End.AD, new SeededRandomness(3)).next();
        assertThat(atTheEnd.canSend()).isFalse();
        assertThatThrownBy(() -> atTheEnd.encrypt(new byte[0], End.AD, new SeededRandomness(3)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSenderAtTheEndGoesOnAfterTheNextStep() throws Exception {
        bob.receive(alice.send("first"));
        byte[] step = bob.send("step");
        PeerTurn turn = (PeerTurn) alice.state().turn();
        SendingChain chain = turn.sendingChain();
        SendingChain ended = new SendingChain(
                chain.headerKey(), ChainKey.own(End.key(5)), chain.header().ratchetKey(), 0, LAST);
        DoubleRatchet alices = read(RatchetState.initial(turn.withChain(ended)));
        assertThat(alices.canSend()).isFalse();
        DoubleRatchet next = alices.decrypt(step, End.AD).next();
        assertThat(next.canSend()).isTrue();
        byte[] message =
                next.encrypt(new byte[] {1}, End.AD, new SeededRandomness(3)).message();
        assertThat(bob.refuse(message))
                .as("pn = 2^31 - 1 is out of reach, and said so")
                .isEqualTo(Reason.TOO_FAR_AHEAD);
    }

    @Test
    void aReceiverTakesTheLastNumberAndNoneAfterIt() throws Exception {
        bob.receive(alice.send("first"));
        ReceivingChain chain = Objects.requireNonNull(bob.state().receiving());
        RatchetState state = bob.state();
        RatchetState late = new RatchetState(
                state.turn(), new ReceivingChain(chain.head(), chain.chainKey(), LAST), SkippedKeys.EMPTY);
        SendingChain forged = new SendingChain(
                chain.head().headerKey(), chain.chainKey(), chain.head().ratchetKey(), 0, LAST);
        byte[] last = Forgery.message(forged, Forgery.header(forged));
        DoubleRatchet.Received received = read(late).decrypt(last, End.AD);
        assertThat(received.payload()).containsExactly(1);
        LayoutWriter stored = new LayoutWriter();
        received.next().write(stored);
        DoubleRatchet ended = DoubleRatchet.read(new LayoutReader(stored.toBytes()), Suite.preferred());
        assertThatThrownBy(() -> ended.decrypt(last, End.AD))
                .isInstanceOfSatisfying(
                        DecryptionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALREADY_USED));
    }

    @Test
    void aStoredChainCannotBeBeyondTheEnd() throws Exception {
        bob.receive(alice.send("first"));
        RatchetState state = bob.state();
        ReceivingChain chain = Objects.requireNonNull(state.receiving());
        for (long count : new long[] {0, (1L << 31) + 1}) {
            ReceivingChain impossible = new ReceivingChain(chain.head(), chain.chainKey(), count);
            RatchetState bad = new RatchetState(state.turn(), impossible, SkippedKeys.EMPTY);
            assertThatThrownBy(() -> read(bad)).isInstanceOf(LayoutException.class);
        }
    }

    private RatchetState sender(int count) {
        alice.send("first");
        PeerTurn turn = (PeerTurn) alice.state().turn();
        SendingChain chain = turn.sendingChain();
        return RatchetState.initial(turn.withChain(new SendingChain(
                chain.headerKey(), ChainKey.own(End.key(5)), chain.header().ratchetKey(), 0, count)));
    }

    private static DoubleRatchet read(RatchetState state) throws LayoutException {
        LayoutWriter writer = new LayoutWriter();
        state.write(writer);
        return DoubleRatchet.read(new LayoutReader(writer.toBytes()), Suite.preferred());
    }
}
