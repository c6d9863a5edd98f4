package dev.sotto.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.backend.testing.WireClient;
import dev.sotto.backend.testing.WireDevice;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.ServerFrame;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One connection an account: who may replace whom (design section 5). */
class PresenceTest {
    @TempDir
    private Path data;

    private final WireDevice laptop = WireDevice.of("Paul");
    private final WireDevice phone = WireDevice.of("Paul");
    private RelayUnderTest relay;

    @BeforeEach
    void start() throws Exception {
        relay = RelayUnderTest.start(data);
        relay.register(laptop);
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
    }

    @Test
    void theSameStoreReplacesItsOldConnection() throws Exception {
        try (WireClient first = connected(laptop);
                WireClient second = connected(laptop)) {
            first.assertClosing(ProblemCode.PROBLEM_REPLACED);
            second.assertAlive();
        }
    }

    @Test
    void anotherDeviceIsToldThatTheUserIsConnected() throws Exception {
        try (WireClient first = connected(laptop);
                WireClient second = WireClient.greeted(relay.port())) {
            CompletableFuture<Void> answering = answerPings(first);
            Problem problem = second.refusedLogin(phone.loginFrame());

            assertThat(problem.getCode()).isEqualTo(ProblemCode.PROBLEM_ALREADY_CONNECTED);
            assertThat(problem.getMessage()).isEqualTo("A user with this name is already connected.");
            assertThat(relay.log()).contains("a user with this name is already connected.");
            first.close();
            assertThat(answering).failsWithin(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void anotherStoreOfTheSameDeviceIsRefusedWhileTheFirstAnswers() throws Exception {
        try (WireClient first = connected(laptop);
                WireClient second = WireClient.greeted(relay.port())) {
            CompletableFuture<Void> answering = answerPings(first);
            Problem problem = second.refusedLogin(laptop.withNewerStore().loginFrame());

            assertThat(problem.getCode()).isEqualTo(ProblemCode.PROBLEM_ALREADY_CONNECTED);
            assertThat(answering).isNotDone();
        }
    }

    @Test
    void aSilentConnectionIsReplacedByAnotherStore() throws Exception {
        try (WireClient silent = connected(laptop);
                WireClient second = WireClient.loggedIn(relay.port(), laptop.withNewerStore())) {
            assertThat(second.receive().hasDrained()).isTrue();
            assertThat(silent.receiveAny().hasPing()).isTrue();
            silent.assertClosing(ProblemCode.PROBLEM_REPLACED);
            second.assertAlive();
        }
    }

    @Test
    void anotherIdentityNeedsATakeOver() throws Exception {
        connected(laptop).close();
        try (WireClient second = WireClient.greeted(relay.port())) {
            assertThat(second.refusedLogin(phone.loginFrame()).getCode()).isEqualTo(ProblemCode.PROBLEM_OTHER_DEVICE);
        }
        try (WireClient first = connected(laptop)) {
            first.assertAlive();
        }
    }

    @Test
    void aTakeOverReplacesAlsoALiveConnection() throws Exception {
        try (WireClient first = connected(laptop);
                WireClient second = WireClient.greeted(relay.port())) {
            second.send(dev.sotto.protocol.v1.ClientFrame.newBuilder()
                    .setLogin(phone.loginFrame().setTakeOver(true)));
            assertThat(second.receive().hasLoggedIn()).isTrue();
            first.assertClosing(ProblemCode.PROBLEM_REPLACED);
        }
        try (WireClient old = WireClient.greeted(relay.port())) {
            assertThat(old.refusedLogin(laptop.loginFrame()).getCode()).isEqualTo(ProblemCode.PROBLEM_OTHER_DEVICE);
        }
        assertThat(relay.log()).contains("has taken the account over with another device.");
    }

    @Test
    void manyLoginsAtOnceLeaveExactlyOne() throws Exception {
        int count = 8;
        WireClient[] clients = new WireClient[count];
        for (int i = 0; i < count; i++) {
            clients[i] = WireClient.greeted(relay.port());
        }
        for (WireClient client : clients) {
            client.send(laptop.login());
        }
        int alive = 0;
        for (WireClient client : clients) {
            ServerFrame answer = client.receive();
            assertThat(answer.hasLoggedIn()).as(answer + relay.log()).isTrue();
        }
        for (WireClient client : clients) {
            alive += endsReplaced(client) ? 0 : 1;
            client.close();
        }
        assertThat(alive).isEqualTo(1);
    }

    private static boolean endsReplaced(WireClient client) throws Exception {
        client.socket().setSoTimeout(1500);
        try {
            while (true) {
                if (client.receive().getProblem().getCode() == ProblemCode.PROBLEM_REPLACED) {
                    return true;
                }
            }
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    private WireClient connected(WireDevice device) throws Exception {
        WireClient client = WireClient.loggedIn(relay.port(), device);
        assertThat(client.receive().hasDrained()).isTrue();
        return client;
    }

    /** In the background, until the connection ends; then it fails. */
    private static CompletableFuture<Void> answerPings(WireClient client) {
        return CompletableFuture.runAsync(() -> {
            try {
                while (true) {
                    client.receive();
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
