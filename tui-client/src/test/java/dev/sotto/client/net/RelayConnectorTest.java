package dev.sotto.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.net.RelayException.Reason;
import dev.sotto.client.net.TestCertificates.Authority;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Drained;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Welcome;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.OpenSSLEngineOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is let in, with the JDK's TLS engine and with BoringSSL. */
class RelayConnectorTest {
    private static Vertx vertx;
    private static Authority relayIdentity;
    private static Authority other;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        relayIdentity = Authority.create();
        other = Authority.create();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    static List<Boolean> engines() {
        return OpenSSLEngineOptions.isAvailable() ? List.of(false, true) : List.of(false);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void pinsOnFirstUseAndRecognisesARenewedLeaf(boolean openSsl) throws Exception {
        TestRelay relay = relay(relayIdentity.leaf("localhost"));
        RelayConnection first = connect(openSsl, relay.address(), new PinPolicy.FirstUse());
        assertThat(first.identity()).isEqualTo(new RelayIdentity.Pinned(relayIdentity.fingerprint()));
        assertThat(first.identity().serverId())
                .isEqualTo(relayIdentity.fingerprint().bytes());
        assertThat(first.welcome().getRelay()).isEqualTo("test");
        TestRelay renewed = relay(relayIdentity.leaf("a-name-nobody-asked-for"));
        RelayConnection second = connect(openSsl, renewed.address(), PinPolicy.of(first.identity()));
        assertThat(second.identity()).isEqualTo(first.identity());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void refusesAChangedIdentityAndShowsBoth(boolean openSsl) throws Exception {
        TestRelay relay = relay(other.leaf("localhost"));
        assertThatThrownBy(() -> connect(openSsl, relay.address(), new PinPolicy.Expect(relayIdentity.fingerprint())))
                .isInstanceOfSatisfying(RelayException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.RELAY_CHANGED);
                    assertThat(e.changed().orElseThrow().expected()).isEqualTo(relayIdentity.fingerprint());
                    assertThat(e.changed().orElseThrow().presented()).isEqualTo(other.fingerprint());
                })
                .hasMessageContaining(relayIdentity.fingerprint().toString())
                .hasMessageContaining(other.fingerprint().toString());
        assertThat(relay.received).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void refusesLeavesThatTheIdentityDoesNotVouchFor(boolean openSsl) throws Exception {
        Instant now = Instant.now();
        Duration day = Duration.ofDays(1);
        PinPolicy pin = new PinPolicy.Expect(relayIdentity.fingerprint());
        // Anybody can present the CA's certificate; only the CA can sign.
        assertUntrusted(openSsl, other.leafPresentedWith(relayIdentity, "localhost"), pin);
        assertUntrusted(openSsl, relayIdentity.leaf("localhost", now.minus(day), now.minusSeconds(60)), pin);
        assertUntrusted(
                openSsl,
                relayIdentity.leaf("localhost", now.plus(day), now.plus(day).plus(day)),
                pin);
        assertUntrusted(openSsl, relayIdentity.authorityAsLeaf("localhost"), pin);
        assertUntrusted(openSsl, relayIdentity.alone(), pin);
        assertUntrusted(openSsl, relayIdentity.alone(), new PinPolicy.FirstUse());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aPublicCaVouchesForTheHostName(boolean openSsl) throws Exception {
        TestRelay relay = relay(relayIdentity.leaf("localhost"));
        RelayConnector connector = trusting(openSsl, relayIdentity);
        RelayConnection first = connect(connector, relay.address(), new PinPolicy.FirstUse());
        assertThat(first.identity()).isEqualTo(new RelayIdentity.PublicCa("localhost"));
        assertThat(first.identity().serverId()).asString().isEqualTo("localhost");
        assertThat(connect(connector, relay.address(), PinPolicy.of(first.identity()))
                        .identity())
                .isEqualTo(first.identity());
        // A pin decides alone, whatever a public CA says.
        assertThat(connect(connector, relay.address(), new PinPolicy.Expect(relayIdentity.fingerprint()))
                        .identity())
                .isEqualTo(new RelayIdentity.Pinned(relayIdentity.fingerprint()));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aPublicCaDoesNotVouchForAnotherName(boolean openSsl) throws Exception {
        TestRelay elsewhere = relay(relayIdentity.leaf("elsewhere.example"));
        RelayConnector connector = trusting(openSsl, relayIdentity);
        assertRefused(Reason.UNTRUSTED, () -> connect(connector, elsewhere.address(), new PinPolicy.PublicCa()));
        assertThat(elsewhere.received).isEmpty();
        // On first use it is then a relay with an identity of its own.
        assertThat(connect(connector, elsewhere.address(), new PinPolicy.FirstUse())
                        .identity())
                .isEqualTo(new RelayIdentity.Pinned(relayIdentity.fingerprint()));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whereAPublicCaVouchedNobodyElseGetsIn(boolean openSsl) throws Exception {
        TestRelay relay = relay(other.leaf("localhost"));
        assertRefused(
                Reason.UNTRUSTED,
                () -> connect(trusting(openSsl, relayIdentity), relay.address(), new PinPolicy.PublicCa()));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void refusesTls12(boolean openSsl) throws Exception {
        TestRelay relay = TestRelay.listen(vertx, relayIdentity.leaf("localhost"), "TLSv1.2", TestRelay::welcoming);
        assertRefused(Reason.UNREACHABLE, () -> connect(openSsl, relay.address(), new PinPolicy.FirstUse()));
        assertThat(relay.received).isEmpty();
    }

    @Test
    void nobodyThereIsUnreachable() throws Exception {
        TestRelay relay = relay(relayIdentity.leaf("localhost"));
        RelayAddress closed = new RelayAddress("localhost", 1);
        assertRefused(Reason.UNREACHABLE, () -> connect(false, closed, new PinPolicy.FirstUse()));
        assertRefused(
                Reason.UNREACHABLE,
                () -> connect(
                        false,
                        new RelayAddress("no-such-host.invalid", relay.address().port()),
                        new PinPolicy.FirstUse()));
    }

    @Test
    void refusesWhatIsNoWelcome() throws Exception {
        assertWelcomeRefused(
                Reason.MISBEHAVED,
                socket -> socket.write(TestRelay.bytes(ServerFrame.newBuilder()
                        .setDrained(Drained.getDefaultInstance())
                        .build())));
        assertWelcomeRefused(Reason.MISBEHAVED, socket -> socket.write("\u0000\u0000\u0000\u0000"));
        assertWelcomeRefused(Reason.UNREACHABLE, NetSocket::close);
        assertWelcomeRefused(
                Reason.INCOMPATIBLE,
                socket -> socket.write(TestRelay.bytes(ServerFrame.newBuilder()
                        .setWelcome(Welcome.newBuilder().setVersion(2))
                        .build())));
        assertWelcomeRefused(Reason.INCOMPATIBLE, socket -> socket.write(problem(ProblemCode.PROBLEM_INCOMPATIBLE)));
        assertWelcomeRefused(Reason.REFUSED, socket -> socket.write(problem(ProblemCode.PROBLEM_SHUTTING_DOWN)));
    }

    @Test
    void sendsItsVersionsAndName() throws Exception {
        TestRelay relay = relay(relayIdentity.leaf("localhost"));
        connect(false, relay.address(), new PinPolicy.FirstUse());
        ClientFrame hello = relay.received.poll(5, TimeUnit.SECONDS);
        assertThat(hello.getHello().getClient()).isEqualTo("sotto-test 1");
        assertThat(hello.getHello().getMinVersion()).isEqualTo(1);
        assertThatThrownBy(() -> new RelayConnector(vertx, "tab\t")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Buffer problem(ProblemCode code) {
        return TestRelay.bytes(ServerFrame.newBuilder()
                .setProblem(Problem.newBuilder().setCode(code).setMessage("no"))
                .build());
    }

    private static void assertWelcomeRefused(Reason reason, Consumer<NetSocket> answer) throws Exception {
        BiConsumer<NetSocket, ClientFrame> relayAnswer = (socket, frame) -> answer.accept(socket);
        TestRelay relay = TestRelay.listen(vertx, relayIdentity.leaf("localhost"), relayAnswer);
        assertRefused(reason, () -> connect(false, relay.address(), new PinPolicy.FirstUse()));
    }

    private static void assertUntrusted(boolean openSsl, KeyCertOptions certificate, PinPolicy policy)
            throws Exception {
        TestRelay relay = relay(certificate);
        assertRefused(Reason.UNTRUSTED, () -> connect(openSsl, relay.address(), policy));
        assertThat(relay.received).isEmpty();
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RelayException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static TestRelay relay(KeyCertOptions certificate) throws Exception {
        return TestRelay.listen(vertx, certificate, TestRelay::welcoming);
    }

    private static RelayConnector trusting(boolean openSsl, Authority authority) throws Exception {
        return new RelayConnector(
                vertx, "sotto-test 1", openSsl, PublicCas.of(authority.asKeyStore()), Heartbeat.STANDARD);
    }

    private static RelayConnection connect(boolean openSsl, RelayAddress relay, PinPolicy policy) throws Exception {
        return connect(
                new RelayConnector(vertx, "sotto-test 1", openSsl, PublicCas.ofTheRuntime(), Heartbeat.STANDARD),
                relay,
                policy);
    }

    private static RelayConnection connect(RelayConnector connector, RelayAddress relay, PinPolicy policy)
            throws Exception {
        return connector.connect(relay, policy).await(20, TimeUnit.SECONDS);
    }
}
