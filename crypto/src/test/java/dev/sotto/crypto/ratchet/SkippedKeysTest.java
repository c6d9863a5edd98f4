package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loss at and around the limits, and what is reported as lost for good. */
class SkippedKeysTest {
    private final End alice = End.initiator(1);
    private final End bob = End.responder(2);

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_999, 2_000, 2_001, 24_999, 25_000})
    void followsAGapAndKeepsTheNewestKeys(int gap) throws Exception {
        int gone = Math.max(0, gap - SkippedKeys.CAPACITY);
        List<byte[]> late = new ArrayList<>();
        for (int i = 0; i < gap; i++) {
            late.add(alice.send("late " + i));
        }
        assertThat(bob.receive(alice.send("after the gap"))).isEqualTo("after the gap");
        assertThat(bob.skippedKeys()).isEqualTo(gap - gone);
        assertThat(bob.lost()).isEqualTo(gone);
        bob.reload();

        assertThat(bob.receive(late.get(gap - 1))).isEqualTo("late " + (gap - 1));
        if (gap > 1) {
            assertThat(bob.receive(late.get(gone))).isEqualTo("late " + gone);
        }
        if (gone > 0) {
            assertThat(bob.refuse(late.get(gone - 1))).isEqualTo(Reason.ALREADY_USED);
        }
        assertThat(bob.lost()).isZero();
    }

    @Test
    void doesNotFollowALargerGap() throws Exception {
        alice.sendLost(25_000);
        byte[] stillInReach = alice.send("25 000");
        byte[] tooFar = alice.send("25 001");
        assertThat(bob.refuse(tooFar)).isEqualTo(Reason.TOO_FAR_AHEAD);
        assertThat(bob.receive(stillInReach)).isEqualTo("25 000");
        assertThat(bob.receive(tooFar)).isEqualTo("25 001");
    }

    @Test
    void followsTheLargestGapInBothChainsOfAStep() throws Exception {
        bob.receive(alice.send("first"));
        alice.sendLost(25_000);
        alice.receive(bob.send("step"));
        alice.sendLost(25_000);
        assertThat(bob.receive(alice.send("after both"))).isEqualTo("after both");
        assertThat(bob.skippedKeys()).isEqualTo(SkippedKeys.CAPACITY);
        assertThat(bob.lost()).isEqualTo(50_000 - SkippedKeys.CAPACITY);
    }

    @Test
    void doesNotFollowALargerGapAtTheEndOfTheOldChain() throws Exception {
        bob.receive(alice.send("first"));
        alice.sendLost(25_000);
        byte[] last = alice.send("last of the chain");
        alice.receive(bob.send("step"));
        byte[] first = alice.send("first of the next");
        assertThat(bob.refuse(first)).isEqualTo(Reason.TOO_FAR_AHEAD);
        assertThat(bob.receive(last)).isEqualTo("last of the chain");
        assertThat(bob.receive(first)).isEqualTo("first of the next");
    }

    @Test
    void evictsTheOldestAndReportsThem() throws Exception {
        List<byte[]> oldest = List.of(alice.send("0"), alice.send("1"), alice.send("2"));
        bob.receive(alice.send("3"));
        byte[] tail = alice.send("tail of the old chain");
        alice.receive(bob.send("step"));
        alice.sendLost(1_997);
        bob.receive(alice.send("new chain"));
        assertThat(bob.lost()).as("3 + 1 + 1 997 is one too many").isEqualTo(1);
        assertThat(bob.skippedKeys()).isEqualTo(SkippedKeys.CAPACITY);
        assertThat(bob.refuse(oldest.get(0))).isEqualTo(Reason.ALREADY_USED);

        alice.sendLost(2);
        bob.receive(alice.send("two more"));
        assertThat(bob.lost()).isEqualTo(2);
        assertThat(bob.refuse(oldest.get(2))).isEqualTo(Reason.ALREADY_USED);
        assertThat(bob.receive(tail)).isEqualTo("tail of the old chain");
    }

    @Test
    void makesRoomForTheNewChainBeforeTheOldOne() throws Exception {
        bob.receive(alice.send("first"));
        byte[] early = alice.send("early in the old chain");
        alice.sendLost(998);
        byte[] kept = alice.send("late in the old chain");
        alice.receive(bob.send("step"));
        alice.sendLost(1_999);
        bob.receive(alice.send("new chain"));
        assertThat(bob.lost()).isEqualTo(999);
        assertThat(bob.receive(kept)).isEqualTo("late in the old chain");
        assertThat(bob.refuse(early)).isEqualTo(Reason.NO_KEY);
    }

    @Test
    void keysOutliveFourStepsOfThePeerAndNotFive() throws Exception {
        byte[] used = alice.send("opened in time");
        byte[] unused = alice.send("never opened in time");
        bob.receive(alice.send("first"));
        for (int step = 1; step <= 4; step++) {
            alice.receive(bob.send("step"));
            bob.receive(alice.send("step"));
            assertThat(bob.lost()).isZero();
        }
        assertThat(bob.receive(used)).isEqualTo("opened in time");
        alice.receive(bob.send("step"));
        bob.receive(alice.send("fifth"));
        assertThat(bob.lost()).isEqualTo(1);
        assertThat(bob.skippedKeys()).isZero();
        assertThat(bob.refuse(unused)).isEqualTo(Reason.NO_KEY);
    }

    @Test
    void aRefusedMessageEvictsNothing() throws Exception {
        byte[] old = alice.send("old");
        bob.receive(alice.send("first"));
        SendingChain chain = alice.nextSendingChain();
        assertThat(bob.refuse(Forgery.message(chain, chain.header().ratchetKey(), 0, 20_000)))
                .isEqualTo(Reason.BAD_TAG);
        assertThat(bob.receive(old)).isEqualTo("old");
    }
}
