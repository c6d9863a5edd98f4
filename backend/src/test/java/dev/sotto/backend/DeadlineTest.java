package dev.sotto.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.backend.gateway.ConnectionLimits;
import dev.sotto.backend.gateway.Deadlines;
import dev.sotto.backend.testing.WireClient;
import dev.sotto.backend.testing.WireDevice;
import dev.sotto.protocol.Frames;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Ping;
import dev.sotto.protocol.v1.ProblemCode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody keeps the relay waiting, and nobody takes more than a share of it. */
@Timeout(60)
class DeadlineTest {
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir
    private Path data;

    private final WireDevice paul = WireDevice.of("Paul");

    @Test
    void aPeerThatDoesNotEvenSpeakTls() throws Exception {
        try (RelayUnderTest relay = start(deadlines(SHORT, AMPLE, AMPLE, AMPLE, AMPLE));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aPeerThatDoesNotLogIn() throws Exception {
        try (RelayUnderTest relay = start(deadlines(AMPLE, SHORT, AMPLE, AMPLE, AMPLE))) {
            try (WireClient silent = WireClient.connect(relay.port())) {
                silent.assertClosing(ProblemCode.PROBLEM_TIMEOUT);
            }
            try (WireClient greeted = WireClient.greeted(relay.port())) {
                greeted.assertClosing(ProblemCode.PROBLEM_TIMEOUT);
            }
        }
    }

    @Test
    void aFrameThatDoesNotEnd() throws Exception {
        try (RelayUnderTest relay = start(deadlines(AMPLE, AMPLE, SHORT, AMPLE, AMPLE))) {
            relay.register(paul);
            try (WireClient client = WireClient.connect(relay.port())) {
                client.sendRaw((byte) 0);
                client.assertClosing(ProblemCode.PROBLEM_TIMEOUT);
            }
            try (WireClient client = WireClient.loggedIn(relay.port(), paul)) {
                assertThat(client.receive().hasDrained()).isTrue();
                byte[] ping = Frames.encode(ping().build());
                client.sendRaw(ping);
                client.sendRaw(java.util.Arrays.copyOf(ping, ping.length - 1));
                assertThat(client.receive().hasPong()).isTrue();
                client.assertClosing(ProblemCode.PROBLEM_TIMEOUT);
            }
        }
    }

    @Test
    void aPeerThatIsSilentIsPingedAndThenGivenUp() throws Exception {
        try (RelayUnderTest relay = start(deadlines(AMPLE, AMPLE, AMPLE, AMPLE, SHORT))) {
            relay.register(paul);
            try (WireClient client = WireClient.loggedIn(relay.port(), paul)) {
                assertThat(client.receive().hasDrained()).isTrue();
                // Answered for a while: the connection stays.
                for (int i = 0; i < 3; i++) {
                    assertThat(client.receiveAny().hasPing()).isTrue();
                    client.send(ping());
                    assertThat(client.receiveAny().hasPong()).isTrue();
                }
                assertThat(client.receiveAny().hasPing()).isTrue();
                client.assertClosed();
            }
            relay.awaitLog("does not answer any more.");
        }
    }

    @Test
    void aPeerThatDoesNotRead() throws Exception {
        try (RelayUnderTest relay = start(deadlines(AMPLE, AMPLE, AMPLE, SHORT, AMPLE))) {
            relay.register(paul);
            try (WireClient client = WireClient.loggedIn(relay.port(), paul)) {
                long sent = floodUntilCut(client);
                // What the relay took in before it stopped reading: socket buffers, and no more.
                assertThat(sent).isLessThan(64L * 1024 * 1024);
            }
            relay.awaitLog("does not answer any more.");
        }
    }

    @Test
    void connectionsOfOneAddressBeforeLogin() throws Exception {
        try (RelayUnderTest relay =
                RelayUnderTest.start(data, RelayUnderTest.AMPLE, new ConnectionLimits(100, 2), Map.of())) {
            relay.register(paul);
            relay.awaitLog("closed.");
            try (WireClient first = WireClient.greeted(relay.port());
                    WireClient second = WireClient.greeted(relay.port());
                    WireClient third = WireClient.connect(relay.port())) {
                third.assertClosing(ProblemCode.PROBLEM_RATE_LIMITED);
                first.login(paul);
                try (WireClient fourth = WireClient.greeted(relay.port())) {
                    assertThat(fourth.socket().isConnected()).isTrue();
                    second.register(WireDevice.of("Hans"));
                }
            }
        }
    }

    @Test
    void connectionsInAll() throws Exception {
        try (RelayUnderTest relay =
                RelayUnderTest.start(data, RelayUnderTest.AMPLE, new ConnectionLimits(1, 100), Map.of())) {
            try (WireClient first = WireClient.greeted(relay.port());
                    WireClient second = WireClient.connect(relay.port())) {
                second.assertClosing(ProblemCode.PROBLEM_RATE_LIMITED);
                first.register(paul);
            }
        }
    }

    private static long floodUntilCut(WireClient client) {
        byte[] ping = Frames.encode(ping().build());
        byte[] many = new byte[ping.length * 1000];
        for (int i = 0; i < many.length; i += ping.length) {
            System.arraycopy(ping, 0, many, i, ping.length);
        }
        long sent = 0;
        try {
            OutputStream output = client.socket().getOutputStream();
            while (sent < 1024L * 1024 * 1024) {
                output.write(many);
                sent += many.length;
            }
            return sent;
        } catch (IOException e) {
            return sent;
        }
    }

    private static ClientFrame.Builder ping() {
        return ClientFrame.newBuilder().setPing(Ping.newBuilder().setNonce(1));
    }

    private RelayUnderTest start(Deadlines deadlines) throws Exception {
        return RelayUnderTest.start(data, deadlines, RelayUnderTest.MANY, Map.of());
    }

    private static Deadlines deadlines(
            Duration tls, Duration login, Duration frame, Duration write, Duration heartbeat) {
        return new Deadlines(tls, login, frame, write, heartbeat, heartbeat, SHORT, Duration.ofMillis(50));
    }
}
