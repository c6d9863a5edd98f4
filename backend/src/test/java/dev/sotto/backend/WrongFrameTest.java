package dev.sotto.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.sotto.backend.testing.WireClient;
import dev.sotto.backend.testing.WireDevice;
import dev.sotto.protocol.Frames;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.AccountQuery;
import dev.sotto.protocol.v1.Ack;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.ClientFrame.BodyCase;
import dev.sotto.protocol.v1.Hello;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.Ping;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.Register;
import dev.sotto.protocol.v1.Submit;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are wrong in their state, their size or their bytes: a typed problem, the end, and a quiet log. */
class WrongFrameTest {
    private static final Set<BodyCase> BEFORE_LOGIN =
            EnumSet.of(BodyCase.ACCOUNT_QUERY, BodyCase.REGISTER, BodyCase.LOGIN);
    private static final int FILLER = 1000;

    @TempDir
    private static Path data;

    private static final WireDevice PAUL = WireDevice.of("Paul");
    private static RelayUnderTest relay;

    @BeforeAll
    static void start() throws Exception {
        relay = RelayUnderTest.start(data);
        relay.register(PAUL);
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(relay.log()).doesNotContain("Exception", "\tat ", "ERROR");
        relay.close();
    }

    static Stream<BodyCase> notHello() {
        return all().filter(kind -> kind != BodyCase.HELLO);
    }

    static Stream<BodyCase> notBeforeLogin() {
        return all().filter(kind -> !BEFORE_LOGIN.contains(kind));
    }

    static Stream<BodyCase> notAfterLogin() {
        return Stream.concat(Stream.of(BodyCase.HELLO), BEFORE_LOGIN.stream());
    }

    @ParameterizedTest
    @MethodSource("notHello")
    void whileHelloIsAwaited(BodyCase kind) throws Exception {
        try (WireClient client = WireClient.connect(relay.port())) {
            client.send(empty(kind));
            client.assertClosing(ProblemCode.PROBLEM_UNEXPECTED);
        }
    }

    @ParameterizedTest
    @MethodSource("notBeforeLogin")
    void whileLoginIsAwaited(BodyCase kind) throws Exception {
        try (WireClient client = WireClient.greeted(relay.port())) {
            client.send(empty(kind));
            client.assertClosing(ProblemCode.PROBLEM_UNEXPECTED);
        }
    }

    @ParameterizedTest
    @MethodSource("notAfterLogin")
    void afterLogin(BodyCase kind) throws Exception {
        try (WireClient client = ready()) {
            client.send(empty(kind));
            client.assertClosing(ProblemCode.PROBLEM_UNEXPECTED);
        }
    }

    @Test
    void anAcknowledgementOfNothing() throws Exception {
        try (WireClient client = ready()) {
            client.send(ClientFrame.newBuilder().setAck(Ack.newBuilder().setN(1)));
            client.assertClosing(ProblemCode.PROBLEM_UNEXPECTED);
        }
    }

    @Test
    void anEnvelopeIdOfAnotherLength() throws Exception {
        try (WireClient client = ready()) {
            client.submit(new byte[15], "paul", "x");
            client.assertClosing(ProblemCode.PROBLEM_MALFORMED);
        }
    }

    @Test
    void nothingAfterTheFaultIsDone() throws Exception {
        WireDevice late = WireDevice.of("Late");
        try (WireClient client = WireClient.greeted(relay.port())) {
            byte[] fault = Frames.encode(empty(BodyCase.PING).build());
            byte[] register = Frames.encode(ClientFrame.newBuilder()
                    .setRegister(Register.newBuilder().setName("Late").setAuthSecret(late.secret()))
                    .build());
            client.sendRaw(join(fault, register));
            client.assertClosing(ProblemCode.PROBLEM_UNEXPECTED);
        }
        try (WireClient client = WireClient.greeted(relay.port())) {
            client.send(ClientFrame.newBuilder()
                    .setAccountQuery(AccountQuery.newBuilder().setAccount("late")));
            assertThat(client.receive().getAccountStatus().getRegistered()).isFalse();
        }
    }

    @Test
    void versionsThatDoNotMeet() throws Exception {
        for (int[] range : new int[][] {{2, 3}, {0, 0}, {-1, -1}, {2, 1}}) {
            try (WireClient client = WireClient.connect(relay.port())) {
                client.send(ClientFrame.newBuilder()
                        .setHello(Hello.newBuilder().setMinVersion(range[0]).setMaxVersion(range[1])));
                client.assertClosing(ProblemCode.PROBLEM_INCOMPATIBLE);
            }
        }
    }

    @Test
    void aProgramNameThatIsNone() throws Exception {
        for (String name : new String[] {"x".repeat(65), "a\nb", "\u00e4"}) {
            try (WireClient client = WireClient.connect(relay.port())) {
                client.send(ClientFrame.newBuilder()
                        .setHello(Hello.newBuilder()
                                .setMinVersion(1)
                                .setMaxVersion(1)
                                .setClient(name)));
                client.assertClosing(ProblemCode.PROBLEM_MALFORMED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Limits.FRAME_BEFORE_LOGIN + 1})
    void aLengthOutsideTheLimit(int length) throws Exception {
        try (WireClient client = WireClient.connect(relay.port())) {
            client.sendRaw(ByteBuffer.allocate(4).putInt(length).array());
            client.assertClosing(ProblemCode.PROBLEM_MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000001ff", "00000002ffff", "0000000100", "00000003987654"})
    void bytesThatAreNoFrame(String hex) throws Exception {
        try (WireClient client = WireClient.connect(relay.port())) {
            client.sendRaw(java.util.HexFormat.of().parseHex(hex));
            client.assertClosing(ProblemCode.PROBLEM_MALFORMED);
        }
    }

    @Test
    void theLargestFrameBeforeLoginAndOnePastIt() throws Exception {
        try (WireClient client = WireClient.connect(relay.port())) {
            client.sendRaw(hello(Limits.FRAME_BEFORE_LOGIN));
            assertThat(client.receive().hasWelcome()).isTrue();
        }
        try (WireClient client = WireClient.connect(relay.port())) {
            client.sendRaw(hello(Limits.FRAME_BEFORE_LOGIN + 1));
            client.assertClosing(ProblemCode.PROBLEM_MALFORMED);
        }
    }

    @Test
    void theLargestFrameAfterLoginAndOnePastIt() throws Exception {
        try (WireClient client = ready()) {
            client.sendRaw(ping(Limits.FRAME_AFTER_LOGIN));
            assertThat(client.receive().hasPong()).isTrue();
            client.sendRaw(ping(Limits.FRAME_AFTER_LOGIN + 1));
            client.assertClosing(ProblemCode.PROBLEM_MALFORMED);
        }
    }

    @Test
    void theLargestCiphertextAndOnePastIt() throws Exception {
        try (WireClient client = ready()) {
            client.send(submit(Limits.CIPHERTEXT));
            assertThat(client.receive().getRefused().getCode()).isEqualTo(ProblemCode.PROBLEM_NO_SUCH_USER);
        }
        try (WireClient client = ready()) {
            client.send(submit(Limits.CIPHERTEXT + 1));
            assertThat(client.receive().getRefused().getCode()).isEqualTo(ProblemCode.PROBLEM_TOO_LARGE);
            client.assertAlive();
        }
    }

    @Test
    void byteByByte() throws Exception {
        try (WireClient client = WireClient.connect(relay.port())) {
            for (byte b : hello(100)) {
                client.sendRaw(b);
            }
            assertThat(client.receive().hasWelcome()).isTrue();
            for (byte b : Frames.encode(PAUL.login().build())) {
                client.sendRaw(b);
            }
            assertThat(client.receive().hasLoggedIn()).isTrue();
        }
    }

    @Test
    void manyFramesInOneSegmentAreAnsweredInOrder() throws Exception {
        try (WireClient client = WireClient.greeted(relay.port())) {
            byte[] all = new byte[0];
            for (int i = 0; i < 20; i++) {
                all = join(
                        all,
                        Frames.encode(ClientFrame.newBuilder()
                                .setAccountQuery(AccountQuery.newBuilder().setAccount("user" + i))
                                .build()));
            }
            client.sendRaw(all);
            for (int i = 0; i < 20; i++) {
                assertThat(client.receive().getAccountStatus().getAccount()).isEqualTo("user" + i);
            }
        }
    }

    @Test
    void aFloodOfNonsenseLeavesAQuietLog() throws Exception {
        int before = relay.log().length();
        for (int i = 0; i < 100; i++) {
            try (WireClient client = WireClient.connect(relay.port())) {
                client.sendRaw(new byte[] {-1, -1, -1, -1});
                assertThat(client.problem().getCode()).isEqualTo(ProblemCode.PROBLEM_MALFORMED);
            }
        }
        String since = relay.log().substring(before);
        assertThat(since.lines().filter(line -> line.contains("does not allow")).count())
                .isBetween(0L, 40L);
    }

    @Test
    void aSecretOfAnotherLength() throws Exception {
        ByteString tooShort = ByteString.copyFrom(new byte[31]);
        try (WireClient client = WireClient.greeted(relay.port())) {
            client.send(ClientFrame.newBuilder()
                    .setRegister(dev.sotto.protocol.v1.Register.newBuilder()
                            .setName("Somebody")
                            .setAuthSecret(tooShort)));
            client.assertClosing(ProblemCode.PROBLEM_MALFORMED);
        }
        try (WireClient client = ready()) {
            client.send(ClientFrame.newBuilder()
                    .setDeleteAccount(
                            dev.sotto.protocol.v1.DeleteAccount.newBuilder().setAuthSecret(tooShort)));
            client.assertClosing(ProblemCode.PROBLEM_MALFORMED);
        }
    }

    @Test
    void endlessQuestionsBeforeALogin() throws Exception {
        try (WireClient client = WireClient.greeted(relay.port())) {
            ClientFrame.Builder question = ClientFrame.newBuilder()
                    .setAccountQuery(AccountQuery.newBuilder().setAccount("anybody"));
            for (int i = 0; i < 32; i++) {
                client.send(question);
                client.receive();
            }
            client.send(question);
            client.assertClosing(ProblemCode.PROBLEM_RATE_LIMITED);
        }
    }

    private static WireClient ready() throws Exception {
        WireClient client = WireClient.loggedIn(relay.port(), PAUL);
        assertThat(client.receive().hasDrained()).isTrue();
        return client;
    }

    private static Stream<BodyCase> all() {
        return Arrays.stream(BodyCase.values()).filter(kind -> kind != BodyCase.BODY_NOT_SET);
    }

    /** A frame of that kind without content. */
    private static ClientFrame.Builder empty(BodyCase kind) {
        ClientFrame.Builder frame = ClientFrame.newBuilder();
        var field = ClientFrame.getDescriptor().findFieldByNumber(kind.getNumber());
        return frame.setField(field, frame.newBuilderForField(field).build());
    }

    private static ClientFrame.Builder submit(int size) {
        return ClientFrame.newBuilder()
                .setSubmit(Submit.newBuilder()
                        .setId(ByteString.copyFrom(new byte[16]))
                        .setTo("nobody")
                        .setCiphertext(ByteString.copyFrom(new byte[size])));
    }

    private static byte[] hello(int size) {
        return padded(
                ClientFrame.newBuilder()
                        .setHello(Hello.newBuilder().setMinVersion(1).setMaxVersion(1))
                        .build(),
                size);
    }

    private static byte[] ping(int size) {
        return padded(
                ClientFrame.newBuilder().setPing(Ping.newBuilder().setNonce(1)).build(), size);
    }

    /** With an unknown field, which protobuf skips, to exactly that many bytes. */
    private static byte[] padded(ClientFrame frame, int size) {
        int filler = size;
        while (true) {
            UnknownFieldSet.Field field = UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFrom(new byte[filler]))
                    .build();
            ClientFrame padded = frame.toBuilder()
                    .setUnknownFields(
                            UnknownFieldSet.newBuilder().addField(FILLER, field).build())
                    .build();
            int excess = padded.getSerializedSize() - size;
            if (excess == 0) {
                return Frames.encode(padded);
            }
            filler -= Math.max(1, excess);
        }
    }

    private static byte[] join(byte[] one, byte[] two) {
        return ByteBuffer.allocate(one.length + two.length).put(one).put(two).array();
    }

    @Test
    void aLoginThatIsNotSignedByItsIdentity() throws Exception {
        WireDevice eve = WireDevice.of("Eve");
        relay.register(eve);
        Login.Builder forged = eve.loginFrame().setIdentitySignature(ByteString.copyFrom(eve.sign(new byte[] {1})));
        try (WireClient client = WireClient.greeted(relay.port())) {
            assertThat(client.refusedLogin(forged).getCode()).isEqualTo(ProblemCode.PROBLEM_BAD_IDENTITY);
        }
    }
}
