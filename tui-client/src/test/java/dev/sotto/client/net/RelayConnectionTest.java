package dev.sotto.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.sotto.client.net.TestCertificates.Authority;
import dev.sotto.protocol.Frames;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Deliver;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.Logout;
import dev.sotto.protocol.v1.Ping;
import dev.sotto.protocol.v1.Pong;
import dev.sotto.protocol.v1.PrekeysLow;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Submit;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames in and out, the heartbeat, and the end of a connection. */
class RelayConnectionTest {
    private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<CloseReason> ends = new LinkedBlockingQueue<>();
    private Vertx vertx;
    private TestRelay relay;
    private BiConsumer<NetSocket, ClientFrame> answer = TestRelay::welcoming;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        relay = TestRelay.listen(
                vertx, Authority.create().leaf("localhost"), (socket, frame) -> answer.accept(socket, frame));
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
        // Whatever happened: an end is told once.
        assertThat(ends).isEmpty();
    }

    @Test
    void framesThatArriveByteByByteAreWhole() throws Exception {
        RelayConnection connection = connected(Heartbeat.STANDARD);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) {
            stream.writeBytes(Frames.encode(numbered(i)));
        }
        NetSocket side = relaySide();
        for (byte b : stream.toByteArray()) {
            side.write(Buffer.buffer(new byte[] {b}));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(next()).isEqualTo(numbered(i));
        }
        close(connection);
    }

    @Test
    void framesBetweenWelcomeAndStartAreNotLost() throws Exception {
        RelayConnection connection = opened(Heartbeat.STANDARD, (socket, frame) -> {
            if (frame.hasHello()) {
                // In one write with the Welcome, and more behind it.
                socket.write(TestRelay.bytes(TestRelay.WELCOME).appendBuffer(TestRelay.bytes(numbered(1))));
                socket.write(TestRelay.bytes(numbered(2)));
            }
        });
        connection.start(frames::add, ends::add);
        assertThat(next()).isEqualTo(numbered(1));
        assertThat(next()).isEqualTo(numbered(2));
        close(connection);
    }

    @Test
    void theLimitRisesWithLoggedIn() throws Exception {
        RelayConnection connection = connected(Heartbeat.STANDARD);
        ServerFrame large = ServerFrame.newBuilder()
                .setDeliver(Deliver.newBuilder().setCiphertext(ByteString.copyFrom(new byte[Limits.CIPHERTEXT])))
                .build();
        ServerFrame loggedIn = ServerFrame.newBuilder()
                .setLoggedIn(LoggedIn.newBuilder().setName("Paul"))
                .build();
        // In one piece: the limit has to rise before the next frame is cut.
        relaySide().write(TestRelay.bytes(loggedIn).appendBuffer(TestRelay.bytes(large)));
        assertThat(next()).isEqualTo(loggedIn);
        assertThat(next()).isEqualTo(large);
        close(connection);
    }

    @Test
    void aFrameBeyondTheLimitEndsTheConnection() throws Exception {
        connected(Heartbeat.STANDARD);
        relaySide().write(Buffer.buffer().appendInt(Limits.FRAME_BEFORE_LOGIN + 1));
        assertThat(end()).isEqualTo(CloseReason.MISBEHAVED);
    }

    @Test
    void aFrameAtTheLimitIsTaken() throws Exception {
        RelayConnection connection = connected(Heartbeat.STANDARD);
        // One field of bytes: tag and length take 3 bytes each on both levels, deliver and ciphertext.
        ServerFrame frame = ServerFrame.newBuilder()
                .setDeliver(Deliver.newBuilder()
                        .setCiphertext(ByteString.copyFrom(new byte[Limits.FRAME_BEFORE_LOGIN - 6])))
                .build();
        assertThat(frame.getSerializedSize()).isEqualTo(Limits.FRAME_BEFORE_LOGIN);
        relaySide().write(TestRelay.bytes(frame));
        assertThat(next()).isEqualTo(frame);
        close(connection);
    }

    @Test
    void whatIsNoFrameEndsTheConnection() throws Exception {
        connected(Heartbeat.STANDARD);
        relaySide().write(Buffer.buffer().appendInt(2).appendBytes(new byte[] {(byte) 0xFF, (byte) 0xFF}));
        assertThat(end()).isEqualTo(CloseReason.MISBEHAVED);
    }

    @Test
    void answersPings() throws Exception {
        RelayConnection connection = connected(Heartbeat.STANDARD);
        relaySide()
                .write(TestRelay.bytes(ServerFrame.newBuilder()
                        .setPing(Ping.newBuilder().setNonce(99))
                        .build()));
        assertThat(received(ClientFrame::hasPong).getPong().getNonce()).isEqualTo(99);
        assertThat(frames).isEmpty();
        close(connection);
    }

    @Test
    void pingsWhenIdleAndIsContentWithAnAnswer() throws Exception {
        RelayConnection connection = opened(new Heartbeat(50, 1_500), (socket, frame) -> {
            TestRelay.welcoming(socket, frame);
            if (frame.hasPing()) {
                socket.write(TestRelay.bytes(ServerFrame.newBuilder()
                        .setPong(Pong.newBuilder().setNonce(frame.getPing().getNonce()))
                        .build()));
            }
        });
        connection.start(frames::add, ends::add);
        long first = received(ClientFrame::hasPing).getPing().getNonce();
        assertThat(received(ClientFrame::hasPing).getPing().getNonce()).isEqualTo(first + 1);
        assertThat(frames).isEmpty();
        close(connection);
    }

    @Test
    void givesUpARelayThatNeverAnswers() throws Exception {
        connected(new Heartbeat(50, 50));
        assertThat(end()).isEqualTo(CloseReason.SILENT);
    }

    @Test
    void hearsTheRelayClose() throws Exception {
        RelayConnection connection = connected(Heartbeat.STANDARD);
        relaySide().write(TestRelay.bytes(numbered(1)));
        relaySide().close();
        assertThat(end()).isEqualTo(CloseReason.BY_RELAY);
        assertThat(next()).isEqualTo(numbered(1));
        assertThatThrownBy(() -> connection.send(logout()).await(5, TimeUnit.SECONDS))
                .isInstanceOf(RelayException.class);
        close0(connection);
    }

    @Test
    void whatCameBeforeTheRelayClosedIsHeardFirst() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        RelayConnection connection = opened(Heartbeat.STANDARD, (socket, frame) -> {
            if (frame.hasHello()) {
                socket.closeHandler(closed -> gone.countDown());
                socket.write(TestRelay.bytes(TestRelay.WELCOME).appendBuffer(TestRelay.bytes(numbered(1))));
                IntStream.range(2, 500).forEach(i -> socket.write(TestRelay.bytes(numbered(i))));
                socket.close();
            }
        });
        // Nobody listens yet, and the relay is gone long before the first frame is read.
        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        connection.start(frames::add, ends::add);
        assertThat(end()).isEqualTo(CloseReason.BY_RELAY);
        assertThat(frames).hasSize(499);
    }

    @Test
    void aCloseBeforeStartIsToldAtStart() throws Exception {
        RelayConnection connection = opened(Heartbeat.STANDARD, TestRelay::welcoming);
        close0(connection);
        connection.start(frames::add, ends::add);
        assertThat(end()).isEqualTo(CloseReason.BY_US);
    }

    @Test
    void whatWasSentBeforeACloseArrives() throws Exception {
        RelayConnection connection = connected(Heartbeat.STANDARD);
        for (int i = 0; i < 200; i++) {
            connection.send(submit(i, 10_000)).onFailure(e -> {});
        }
        connection.send(logout()).onFailure(e -> {});
        close(connection);
        for (int i = 0; i < 200; i++) {
            assertThat(received(ClientFrame::hasSubmit).getSubmit().getTo()).isEqualTo("user" + i);
        }
        received(ClientFrame::hasLogout);
    }

    @Test
    void refusesToSendMoreThanARelayTakes() throws Exception {
        RelayConnection connection = connected(Heartbeat.STANDARD);
        assertThatThrownBy(() ->
                        connection.send(submit(1, Limits.FRAME_AFTER_LOGIN)).await(5, TimeUnit.SECONDS))
                .isInstanceOf(IllegalArgumentException.class);
        close(connection);
    }

    @Test
    void pausingHoldsTheRelayBack() throws Exception {
        RelayConnection connection = opened(Heartbeat.STANDARD, TestRelay::welcoming);
        List<Integer> heard = new ArrayList<>();
        CountDownLatch hundred = new CountDownLatch(100);
        connection.start(
                frame -> {
                    // The first of each ten pauses: the rest of the bytes that are there has to wait.
                    heard.add(frame.getPrekeysLow().getRemaining());
                    hundred.countDown();
                    if (heard.size() % 10 == 1) {
                        connection.pause();
                        vertx.setTimer(1, id -> connection.resume());
                    }
                },
                ends::add);
        Buffer all = Buffer.buffer();
        IntStream.range(0, 100).forEach(i -> all.appendBuffer(TestRelay.bytes(numbered(i))));
        relaySide().write(all);
        assertThat(hundred.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).isEqualTo(IntStream.range(0, 100).boxed().toList());
        close(connection);
    }

    @Test
    void livesOnTheContextItWasCalledOn() throws Exception {
        CompletableFuture<Context> where = new CompletableFuture<>();
        CompletableFuture<Context> caller = new CompletableFuture<>();
        vertx.deployVerticle(
                        new AbstractVerticle() {
                            @Override
                            public void start() {
                                caller.complete(context);
                                connector(Heartbeat.STANDARD)
                                        .connect(relay.address(), new PinPolicy.FirstUse())
                                        .onSuccess(connection -> {
                                            connection.start(
                                                    frame -> where.complete(Vertx.currentContext()), ends::add);
                                            connection.send(logout()).onFailure(e -> {});
                                        });
                            }
                        },
                        new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))
                .await(10, TimeUnit.SECONDS);
        received(ClientFrame::hasLogout);
        relaySide().write(TestRelay.bytes(numbered(1)));
        assertThat(where.get(5, TimeUnit.SECONDS)).isSameAs(caller.get(5, TimeUnit.SECONDS));
        relaySide().close();
        assertThat(end()).isEqualTo(CloseReason.BY_RELAY);
    }

    private RelayConnection connected(Heartbeat heartbeat) throws Exception {
        RelayConnection connection = opened(heartbeat, TestRelay::welcoming);
        connection.start(frames::add, ends::add);
        return connection;
    }

    private RelayConnection opened(Heartbeat heartbeat, BiConsumer<NetSocket, ClientFrame> answer) throws Exception {
        this.answer = answer;
        return connector(heartbeat)
                .connect(relay.address(), new PinPolicy.FirstUse())
                .await(10, TimeUnit.SECONDS);
    }

    private RelayConnector connector(Heartbeat heartbeat) {
        return new RelayConnector(vertx, "sotto-test 1", false, PublicCas.ofTheRuntime(), heartbeat);
    }

    private void close(RelayConnection connection) throws Exception {
        close0(connection);
        assertThat(end()).isEqualTo(CloseReason.BY_US);
    }

    private static void close0(RelayConnection connection) throws TimeoutException {
        connection.close().await(10, TimeUnit.SECONDS);
    }

    private NetSocket relaySide() throws InterruptedException {
        NetSocket socket = relay.sockets.poll(5, TimeUnit.SECONDS);
        assertThat(socket).as("a connection").isNotNull();
        relay.sockets.add(socket);
        return socket;
    }

    private ServerFrame next() throws InterruptedException {
        ServerFrame frame = frames.poll(10, TimeUnit.SECONDS);
        assertThat(frame).as("a frame").isNotNull();
        return frame;
    }

    private CloseReason end() throws InterruptedException {
        CloseReason reason = ends.poll(10, TimeUnit.SECONDS);
        assertThat(reason).as("the end").isNotNull();
        return reason;
    }

    private ClientFrame received(Predicate<ClientFrame> wanted) throws InterruptedException {
        while (true) {
            ClientFrame frame = relay.received.poll(10, TimeUnit.SECONDS);
            assertThat(frame).as("a frame at the relay").isNotNull();
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    private static ServerFrame numbered(int number) {
        return ServerFrame.newBuilder()
                .setPrekeysLow(PrekeysLow.newBuilder().setRemaining(number))
                .build();
    }

    private static ClientFrame logout() {
        return ClientFrame.newBuilder().setLogout(Logout.getDefaultInstance()).build();
    }

    private static ClientFrame submit(int number, int size) {
        return ClientFrame.newBuilder()
                .setSubmit(
                        Submit.newBuilder().setTo("user" + number).setCiphertext(ByteString.copyFrom(new byte[size])))
                .build();
    }
}
