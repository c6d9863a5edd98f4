package dev.sotto.client.face.tui;

import dev.sotto.client.runtime.ClientStarter;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What every stage of the face works with.
 *
 * @param starter made on first use, and not on the thread that draws: that is most of a start
 */
record Surroundings(
        Terminal terminal,
        Inputs inputs,
        Worker worker,
        Clock clock,
        Entrance entrance,
        Supplier<ClientStarter> starter,
        Outside outside,
        AtomicLong stages) {
    /** A number that no stage before has had. */
    long nextStage() {
        return stages.incrementAndGet();
    }

    Instant now() {
        return clock.instant();
    }
}
