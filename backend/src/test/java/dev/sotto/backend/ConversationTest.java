package dev.sotto.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sotto.backend.testing.WireClient;
import dev.sotto.backend.testing.WireDevice;
import dev.sotto.protocol.v1.AccountQuery;
import dev.sotto.protocol.v1.Ack;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.DeleteAccount;
import dev.sotto.protocol.v1.Deliver;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.Hello;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.Logout;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.Register;
import dev.sotto.protocol.v1.Registration;
import dev.sotto.protocol.v1.Welcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client can do, over real TLS and a real store. */
class ConversationTest {
    private static final byte[] ID = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @TempDir
    private Path data;

    private final WireDevice paul = WireDevice.of("Paul");
    private final WireDevice hans = WireDevice.of("Hans");

    @Test
    void aNewUserAsksRegistersAndLogsIn() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(data);
                WireClient client = WireClient.connect(relay.port())) {
            client.send(ClientFrame.newBuilder()
                    .setHello(Hello.newBuilder().setMinVersion(1).setMaxVersion(9)));
            Welcome welcome = client.receive().getWelcome();
            assertThat(welcome.getVersion()).isEqualTo(1);
            assertThat(welcome.getRegistration()).isEqualTo(Registration.REGISTRATION_OPEN);

            assertThat(registered(client, "paul")).isFalse();
            client.register(paul);
            assertThat(registered(client, "PAUL")).isTrue();
            client.login(paul);
            assertThat(client.receive().hasDrained()).isTrue();
            client.send(ClientFrame.newBuilder().setLogout(Logout.getDefaultInstance()));
            client.assertClosed();

            relay.awaitLog("Connection with Paul (127.0.0.1:");
            assertThat(relay.log())
                    .contains("Server started on 127.0.0.1:", "New connection from 127.0.0.1:")
                    .contains("sent a status request, user is currently not registered.")
                    .contains("is trying to register.", "sent login request, checking attempts...")
                    .contains("sent a password that is correct.", "is now logged in.");
        }
    }

    @Test
    void aBurstOfTheLargestEnvelopesIsTakenWhole() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(data)) {
            relay.register(paul, hans);
            try (WireClient sender = WireClient.loggedIn(relay.port(), paul)) {
                assertThat(sender.receive().hasDrained()).isTrue();
                String largest = "x".repeat(dev.sotto.protocol.Limits.CIPHERTEXT);
                for (byte i = 0; i < 100; i++) {
                    byte[] id = ID.clone();
                    id[0] = i;
                    sender.submit(id, "hans", largest);
                }
                for (byte i = 0; i < 100; i++) {
                    assertThat(sender.receive().getAccepted().getId().byteAt(0)).isEqualTo(i);
                }
                sender.assertAlive();
            }
        }
    }

    @Test
    void anEnvelopeReachesAConnectedUserAndIsGoneAfterItsAcknowledgement() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(data)) {
            relay.register(paul, hans);
            try (WireClient sender = WireClient.loggedIn(relay.port(), paul);
                    WireClient receiver = WireClient.loggedIn(relay.port(), hans)) {
                assertThat(sender.receive().hasDrained()).isTrue();
                assertThat(receiver.receive().hasDrained()).isTrue();

                sender.submit(ID, "hans", "sealed");
                assertThat(sender.receive().getAccepted().getId()).isEqualTo(ByteString.copyFrom(ID));
                Deliver deliver = receiver.receive().getDeliver();
                assertThat(deliver.getFrom()).isEqualTo("paul");
                assertThat(deliver.getFromName()).isEqualTo("Paul");
                assertThat(deliver.getCiphertext().toStringUtf8()).isEqualTo("sealed");
                acknowledge(receiver, deliver);
                receiver.assertAlive();
            }
            try (WireClient again = WireClient.loggedIn(relay.port(), hans)) {
                assertThat(again.receive().hasDrained()).isTrue();
            }
        }
    }

    @Test
    void anEnvelopeWaitsForItsUserAlsoThroughARestart() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(data)) {
            relay.register(paul, hans);
            try (WireClient sender = WireClient.loggedIn(relay.port(), paul)) {
                assertThat(sender.receive().hasDrained()).isTrue();
                sender.submit(ID, "hans", "sealed");
                assertThat(sender.receive().hasAccepted()).isTrue();
            }
        }
        try (RelayUnderTest relay = RelayUnderTest.start(data);
                WireClient receiver = WireClient.loggedIn(relay.port(), hans)) {
            Deliver deliver = receiver.receive().getDeliver();
            assertThat(deliver.getCiphertext().toStringUtf8()).isEqualTo("sealed");
            acknowledge(receiver, deliver);
            assertThat(receiver.receive().hasDrained()).isTrue();
        }
    }

    @Test
    void theSeedsWordsAtLogin() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(data)) {
            relay.register(paul);
            Login.Builder wrong = paul.loginFrame().setAuthSecret(ByteString.copyFrom(new byte[32]));
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThat(refused(relay, wrong).getMessage()).isEqualTo("Password incorrect.");
            }
            for (Login.Builder login : List.of(wrong, paul.loginFrame())) {
                Problem problem = refused(relay, login);
                assertThat(problem.getCode()).isEqualTo(ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS);
                assertThat(problem.getMessage()).startsWith("Too many failed login attempts.");
            }
            assertThat(relay.log()).contains("sent a password that is incorrect!", "too many failed login attempts");
        }
    }

    @Test
    void aNameThatIsNoneClosesTheConnection() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(data)) {
            for (String name : new String[] {"#", "", "a".repeat(17), "p\u00e4ul", "a b"}) {
                try (WireClient client = WireClient.greeted(relay.port())) {
                    client.send(ClientFrame.newBuilder()
                            .setAccountQuery(AccountQuery.newBuilder().setAccount(name)));
                    client.assertClosing(ProblemCode.PROBLEM_INVALID_NAME);
                }
            }
        }
    }

    @Test
    void aRefusedRequestLeavesTheConnectionOpen() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(data)) {
            relay.register(paul);
            try (WireClient client = WireClient.greeted(relay.port())) {
                client.send(ClientFrame.newBuilder()
                        .setRegister(Register.newBuilder().setName("pAUL").setAuthSecret(paul.secret())));
                Problem taken = client.problem();
                assertThat(taken.getCode()).isEqualTo(ProblemCode.PROBLEM_NAME_TAKEN);
                assertThat(taken.getClosing()).isFalse();
                client.login(paul);
                assertThat(client.receive().hasDrained()).isTrue();

                client.send(ClientFrame.newBuilder()
                        .setFetchBundle(FetchBundle.newBuilder().setRequest(9).setAccount("nobody")));
                Problem nobody = client.problem();
                assertThat(nobody.getCode()).isEqualTo(ProblemCode.PROBLEM_NO_SUCH_USER);
                assertThat(nobody.getRequest()).isEqualTo(9);
                assertThat(nobody.getClosing()).isFalse();

                client.submit(ID, "nobody", "sealed");
                assertThat(client.receive().getRefused().getCode()).isEqualTo(ProblemCode.PROBLEM_NO_SUCH_USER);
                client.assertAlive();
            }
        }
    }

    @Test
    void anAccountIsDeletedWithItsPasswordOnly() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(data)) {
            relay.register(paul);
            try (WireClient client = WireClient.loggedIn(relay.port(), paul)) {
                assertThat(client.receive().hasDrained()).isTrue();
                client.send(ClientFrame.newBuilder()
                        .setDeleteAccount(DeleteAccount.newBuilder().setAuthSecret(ByteString.copyFrom(new byte[32]))));
                assertThat(client.problem().getCode()).isEqualTo(ProblemCode.PROBLEM_BAD_PASSWORD);
                client.send(ClientFrame.newBuilder()
                        .setDeleteAccount(DeleteAccount.newBuilder().setAuthSecret(paul.secret())));
                assertThat(client.receive().hasAccountDeleted()).isTrue();
                client.assertClosed();
            }
            try (WireClient client = WireClient.greeted(relay.port())) {
                assertThat(registered(client, "paul")).isFalse();
            }
        }
    }

    @Test
    void aClosedRelayTakesNoNewUsers() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.start(
                        data, RelayUnderTest.AMPLE, RelayUnderTest.MANY, Map.of("registration.mode", "closed"));
                WireClient client = WireClient.greeted(relay.port())) {
            client.send(ClientFrame.newBuilder()
                    .setRegister(Register.newBuilder().setName("Paul").setAuthSecret(paul.secret())));
            assertThat(client.problem().getCode()).isEqualTo(ProblemCode.PROBLEM_REGISTRATION_CLOSED);
        }
    }

    private static Problem refused(RelayUnderTest relay, Login.Builder login) throws Exception {
        try (WireClient client = WireClient.greeted(relay.port())) {
            return client.refusedLogin(login);
        }
    }

    private static boolean registered(WireClient client, String name) throws Exception {
        client.send(ClientFrame.newBuilder()
                .setAccountQuery(AccountQuery.newBuilder().setAccount(name)));
        return client.receive().getAccountStatus().getRegistered();
    }

    private static void acknowledge(WireClient client, Deliver deliver) throws Exception {
        client.send(ClientFrame.newBuilder().setAck(Ack.newBuilder().setN(deliver.getN())));
    }
}
