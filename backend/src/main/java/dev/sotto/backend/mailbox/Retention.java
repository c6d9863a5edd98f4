package dev.sotto.backend.mailbox;

import dev.sotto.backend.store.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Deletes what nobody fetched in time. A run only deletes if the one before was at most two hours earlier by the same
 * clock, so that a clock that jumps ahead for a moment deletes nothing.
 */
final class Retention {
    // Small pieces, so that the writer serves others in between.
    private static final int PIECE = 100;
    private static final long LONGEST_STEP_MILLIS = Duration.ofHours(2).toMillis();

    private final Database database;
    private final Queues queues;
    private final Duration retention;
    private final Clock clock;
    private volatile long lastRun = Long.MIN_VALUE;

    Retention(Database database, Queues queues, Duration retention, Clock clock) {
        this.database = database;
        this.queues = queues;
        this.retention = retention;
        this.clock = clock;
    }

    Future<Integer> expire() {
        long now = clock.millis();
        boolean steady = lastRun != Long.MIN_VALUE && now >= lastRun && now - lastRun <= LONGEST_STEP_MILLIS;
        lastRun = now;
        return steady ? expire("", now - retention.toMillis(), 0) : Future.succeededFuture(0);
    }

    private record Step(Optional<String> recipient, int deleted) {}

    // One recipient's queue after the other, by name.
    private Future<Integer> expire(String after, long acceptedBefore, int total) {
        return database.submit(tx -> {
                    Optional<String> recipient = tx.envelopes().nextRecipient(after);
                    int deleted = recipient
                            .map(name -> queues.expire(tx, name, acceptedBefore, PIECE))
                            .orElse(0);
                    return new Step(recipient, deleted);
                })
                .compose(step -> {
                    if (step.recipient.isEmpty()) {
                        return Future.succeededFuture(total);
                    }
                    // A full piece may have left more of the same queue.
                    String next = step.deleted == PIECE ? after : step.recipient.get();
                    return expire(next, acceptedBefore, total + step.deleted);
                });
    }
}
