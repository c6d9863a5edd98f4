package dev.sotto.backend.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Notices a dead peer: pings after a silence, and calls it dead when nothing at all arrives in answer. Any byte counts
 * as a sign of life.
 */
final class Heartbeat {
    private static final long NONE = -1;

    private final Vertx vertx;
    private final Duration interval;
    private final Duration answer;
    private final LongConsumer ping;
    private final Runnable dead;
    private final List<Promise<Boolean>> probes = new ArrayList<>();
    private boolean stopped;
    private boolean heard;
    private long nonce;
    private long timer = NONE;

    /** {@code ping} sends one with that nonce; {@code dead} is called at most once. */
    Heartbeat(Vertx vertx, Deadlines deadlines, LongConsumer ping, Runnable dead) {
        this.vertx = vertx;
        this.interval = deadlines.heartbeat();
        this.answer = deadlines.answer();
        this.ping = ping;
        this.dead = dead;
    }

    void start() {
        if (!stopped) {
            heard = false;
            timer = vertx.setTimer(interval.toMillis(), id -> endOfInterval());
        }
    }

    /** Something arrived. */
    void heard() {
        heard = true;
        if (!probes.isEmpty()) {
            List<Promise<Boolean>> waiting = List.copyOf(probes);
            probes.clear();
            waiting.forEach(probe -> probe.tryComplete(true));
        }
    }

    /** Pings now: whether anything arrives within that time. */
    Future<Boolean> probe(Duration patience) {
        if (stopped) {
            return Future.succeededFuture(false);
        }
        Promise<Boolean> probe = Promise.promise();
        probes.add(probe);
        long patienceTimer = vertx.setTimer(patience.toMillis(), id -> {
            probes.remove(probe);
            probe.tryComplete(false);
        });
        ping.accept(++nonce);
        return probe.future().onComplete(ignored -> vertx.cancelTimer(patienceTimer));
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        List<Promise<Boolean>> waiting = List.copyOf(probes);
        probes.clear();
        waiting.forEach(probe -> probe.tryComplete(false));
    }

    // One timer a connection and no clock: an interval without a sign of life is a silence of at least that long.
    private void endOfInterval() {
        if (stopped) {
            return;
        }
        if (heard) {
            start();
            return;
        }
        ping.accept(++nonce);
        timer = vertx.setTimer(answer.toMillis(), id -> {
            if (!stopped && !heard) {
                dead.run();
            } else {
                start();
            }
        });
    }
}
