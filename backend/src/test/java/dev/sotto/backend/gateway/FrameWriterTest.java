package dev.sotto.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.backend.testing.Await;
import dev.sotto.protocol.v1.Drained;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
    private static final Duration DEADLINE = Duration.ofMillis(300);

    private final Vertx vertx = Vertx.vertx();
    private final Deque<Promise<Void>> unsent = new ArrayDeque<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private boolean full;
    private Handler<Object> drain = ignored -> {};

    @AfterEach
    void close() {
        Await.await(vertx.close());
    }

    @Test
    void aPeerThatTakesNothingIsGivenUp() {
        onContext(this::stall);
        Await.until("given up", () -> events.contains("given up"));
        assertThat(events).containsExactly("full", "given up");
    }

    @Test
    void aSlowPeerIsNotGivenUpWhileItTakesFrames() {
        onContext(() -> {
            stall();
            // One frame in each two thirds of a deadline, three deadlines long; then the queue drains.
            takeOneAfter(1, 5);
        });
        Await.until("drained", () -> events.contains("drained"));
        assertThat(events).containsExactly("full", "drained");
    }

    private void takeOneAfter(int number, int count) {
        vertx.setTimer(DEADLINE.toMillis() * 2 / 3, id -> {
            unsent.removeFirst().complete();
            if (number == count) {
                drain.handle(null);
            } else {
                takeOneAfter(number + 1, count);
            }
        });
    }

    private void stall() {
        FrameWriter writer = new FrameWriter(vertx, socket(), DEADLINE, new FrameWriter.Backpressure() {
            @Override
            public void full() {
                events.add("full");
            }

            @Override
            public void drained() {
                events.add("drained");
            }

            @Override
            public void givenUp() {
                events.add("given up");
            }
        });
        ServerFrame frame = ServerFrame.newBuilder()
                .setDrained(Drained.getDefaultInstance())
                .build();
        for (int i = 0; i < 9; i++) {
            writer.write(frame);
        }
        full = true;
        writer.write(frame);
        writer.write(frame);
    }

    private void onContext(Runnable steps) {
        Promise<Void> done = Promise.promise();
        vertx.runOnContext(ready -> {
            steps.run();
            done.complete();
        });
        Await.await(done.future());
    }

    // As much of a socket as a writer uses.
    @SuppressWarnings("unchecked")
    private NetSocket socket() {
        return (NetSocket) Proxy.newProxyInstance(
                NetSocket.class.getClassLoader(),
                new Class<?>[] {NetSocket.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "write" -> {
                        Promise<Void> sent = Promise.promise();
                        unsent.add(sent);
                        yield sent.future();
                    }
                    case "writeQueueFull" -> full;
                    case "drainHandler" -> {
                        drain = (Handler<Object>) arguments[0];
                        yield proxy;
                    }
                    case "setWriteQueueMaxSize" -> proxy;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
