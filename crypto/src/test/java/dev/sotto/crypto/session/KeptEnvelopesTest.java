package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeptEnvelopesTest {
    private static final long MONTH = HeldSession.LIFETIME.toSeconds();

    @Test
    void holdsSixtyFour() {
        KeptEnvelopes almost = of(KeptEnvelopes.MAX - 1, 10);
        assertThat(almost.hasRoomFor(envelope(100, 10))).isTrue();
        assertThat(almost.add(envelope(100, 10)).hasRoomFor(envelope(101, 10))).isFalse();
    }

    @Test
    void isBoundedInBytes() {
        KeptEnvelopes half = of(1, KeptEnvelopes.MAX_BYTES / 2);
        assertThat(half.hasRoomFor(envelope(2, KeptEnvelopes.MAX_BYTES / 2))).isTrue();
        assertThat(half.hasRoomFor(envelope(2, KeptEnvelopes.MAX_BYTES / 2 + 1)))
                .isFalse();
        assertThat(half.addMakingRoom(envelope(2, KeptEnvelopes.MAX_BYTES)).unreported())
                .containsExactly(id(2));
    }

    @Test
    void makesRoomByTheOldest() {
        KeptEnvelopes next = of(KeptEnvelopes.MAX, 10).addMakingRoom(envelope(100, 10));
        assertThat(next.unreported())
                .hasSize(KeptEnvelopes.MAX)
                .startsWith(id(1))
                .endsWith(id(100));
    }

    @Test
    void makesRoomByWhatWasReportedFirst() {
        KeptEnvelopes reported = of(1, 10).add(envelope(50, 10)).asReported();
        KeptEnvelopes mixed = new KeptEnvelopes(reported.list().subList(0, 1));
        for (int i = 1; i < KeptEnvelopes.MAX; i++) {
            mixed = mixed.add(envelope(i, 10));
        }
        assertThat(mixed.addMakingRoom(envelope(100, 10)).unreported()).hasSize(KeptEnvelopes.MAX);
    }

    @Test
    void forgetsAfterThirtyDays() {
        assertThat(of(1, 10).older(MONTH - 1).list()).hasSize(1);
        assertThat(of(1, 10).older(MONTH - 1).older(1).list()).isEmpty();
    }

    private static KeptEnvelopes of(int count, int length) {
        return LongStream.range(0, count)
                .mapToObj(low -> envelope(low, length))
                .reduce(KeptEnvelopes.EMPTY, KeptEnvelopes::add, (a, b) -> b);
    }

    private static Envelope envelope(long low, int length) {
        return new Envelope(id(low), new byte[length]);
    }

    private static MessageId id(long low) {
        return new MessageId(0, low);
    }
}
