package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealingTest {
    private static final long NOW = TestDevice.START;

    @Test
    void happensAtMostOnceAnHour() {
        assertThat(Healing.NEVER.mayHappen(NOW)).isTrue();
        assertThat(Healing.done(NOW).mayHappen(NOW)).isFalse();
        assertThat(Healing.done(NOW).mayHappen(NOW + 3_599)).isFalse();
        assertThat(Healing.done(NOW).mayHappen(NOW + 3_600)).isTrue();
    }

    @Test
    void aClockThatWasAheadDoesNotBlockIt() {
        assertThat(Healing.done(NOW + 1).mayHappen(NOW)).isTrue();
    }

    @Test
    void theEpochGoesAboveTheFailedOneButNeverJumps() {
        assertThat(Epochs.next(0, 0)).isEqualTo(1);
        assertThat(Epochs.next(7, 3)).isEqualTo(8);
        assertThat(Epochs.next(7, 9)).isEqualTo(10);
        assertThat(Epochs.next(7, 1_006)).isEqualTo(1_007);
        assertThat(Epochs.next(7, 1_007)).isEqualTo(1_007);
        assertThat(Epochs.next(7, 0xffff_ffffL)).isEqualTo(1_007);
        assertThat(Epochs.jumps(1_007, 7)).isFalse();
        assertThat(Epochs.jumps(1_008, 7)).isTrue();
        assertThat(Epochs.jumps(Epochs.MAX, Epochs.MAX - 1)).isFalse();
        assertThat(Epochs.jumps(Epochs.MAX + 1, Epochs.MAX)).isTrue();
    }

    @Test
    void theHighestFailedEpochCounts() {
        assertThat(Healing.NEVER.failed(5).failed(3).failedEpoch()).isEqualTo(5);
        assertThat(Healing.done(NOW).failedEpoch()).isZero();
    }
}
