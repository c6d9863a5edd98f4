package dev.sotto.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.testing.Await;
import dev.sotto.protocol.v1.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTurnTest {
    private final Vertx vertx = Vertx.vertx();
    private final Presence presence = new Presence(vertx, Duration.ofMillis(100), Duration.ofMillis(200));

    @AfterEach
    void close() {
        Await.await(vertx.close());
    }

    @Test
    void aLoginWhoseTurnDoesNotComeIsToldThatTheUserIsConnected() {
        Lock other = Await.await(vertx.sharedData().getLock("login.paul"));
        Refused refused = Await.refused(enter(), ProblemCode.PROBLEM_ALREADY_CONNECTED);
        assertThat(refused.sentence()).isEqualTo("A user with this name is already connected.");
        other.release();
        assertThat(Await.await(enter())).isEqualTo("in");
    }

    @Test
    void aLoginThatFailsGivesItsTurnBack() {
        Future<String> broken = presence.enter("paul", "1", false, new Absent(), () -> {
            throw new IllegalStateException("broken");
        });
        assertThat(Await.failure(broken)).hasMessage("broken");
        assertThat(Await.await(enter())).isEqualTo("in");
    }

    private Future<String> enter() {
        return presence.enter("paul", "1", false, new Absent(), () -> Future.succeededFuture("in"));
    }

    private static final class Absent implements Presence.Holder {
        @Override
        public void entered(Supplier<Future<Void>> leave) {}

        @Override
        public Future<Boolean> answers(Duration patience) {
            return Future.succeededFuture(false);
        }

        @Override
        public Future<Void> replaced() {
            return Future.succeededFuture();
        }
    }
}
