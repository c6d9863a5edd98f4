package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.session.SequenceTracker.Hole;
import dev.sotto.crypto.session.SequenceTracker.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequenceTrackerTest {
    @Test
    void inOrderThereIsNothingToReport() {
        Step first = SequenceTracker.START.receive(1);
        Step second = first.next().receive(2);
        assertThat(first.late()).isFalse();
        assertThat(second.missing()).isEmpty();
        assertThat(second.next()).isEqualTo(new SequenceTracker(2, List.of()));
    }

    @Test
    void aJumpLeavesAHoleThatLateOnesFill() {
        Step jump = SequenceTracker.START.receive(6);
        assertThat(jump.missing()).isEqualTo(Optional.of(new Hole(1, 5)));
        Step middle = jump.next().receive(3);
        assertThat(middle.late()).isTrue();
        assertThat(middle.missing()).isEmpty();
        assertThat(middle.next().holes()).containsExactly(new Hole(1, 2), new Hole(4, 5));
        assertThat(middle.next().receive(1).next().receive(5).next().holes())
                .containsExactly(new Hole(2, 2), new Hole(4, 4));
        assertThat(middle.next().receive(7).missing()).isEmpty();
    }

    @Test
    void aSeqThatCameBeforeIsLateAndChangesNothing() {
        SequenceTracker tracker = SequenceTracker.START.receive(1).next();
        assertThat(tracker.receive(1)).isEqualTo(new Step(tracker, Optional.empty(), true));
    }

    @Test
    void theLargestSeqDoesNotOverflow() {
        SequenceTracker tracker = SequenceTracker.START.receive(Long.MAX_VALUE).next();
        assertThat(tracker.holes()).containsExactly(new Hole(1, Long.MAX_VALUE - 1));
        assertThat(tracker.receive(Long.MAX_VALUE).late()).isTrue();
    }

    @Test
    void holesAreBoundedAndTheOldestIsGivenUp() {
        SequenceTracker tracker = SequenceTracker.START;
        for (int i = 1; i <= SequenceTracker.MAX_HOLES; i++) {
            tracker = tracker.receive(2L * i).next();
        }
        assertThat(tracker.holes()).hasSize(SequenceTracker.MAX_HOLES).startsWith(new Hole(1, 1));
        tracker = tracker.receive(2L * SequenceTracker.MAX_HOLES + 2).next();
        assertThat(tracker.holes()).hasSize(SequenceTracker.MAX_HOLES).startsWith(new Hole(3, 3));
    }

    @Test
    void aSplitHoleStaysInTheBound() {
        SequenceTracker tracker = SequenceTracker.START;
        for (int i = 1; i <= SequenceTracker.MAX_HOLES; i++) {
            tracker = tracker.receive(4L * i).next();
        }
        tracker = tracker.receive(4L * SequenceTracker.MAX_HOLES - 2).next();
        assertThat(tracker.holes()).hasSize(SequenceTracker.MAX_HOLES).startsWith(new Hole(5, 7));
    }
}
