package dev.sotto.backend.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sotto.protocol.Frames;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Hello;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.Ping;
import dev.sotto.protocol.v1.Pong;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.Register;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Submit;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client of the relay for tests: blocking, over real TLS, and free to misbehave. Trusts any certificate. */
public final class WireClient implements AutoCloseable {
    /** Far above every deadline that tests use. */
    private static final int PATIENCE_MILLIS = 15_000;

    private final SSLSocket socket;
    private final DataInputStream input;

    private WireClient(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.input = new DataInputStream(socket.getInputStream());
    }

    /** After the TLS handshake; nothing is sent yet. */
    public static WireClient connect(int port, String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket) trustingAnybody().getSocketFactory().createSocket("127.0.0.1", port);
        socket.setEnabledProtocols(protocols.length == 0 ? new String[] {"TLSv1.3"} : protocols);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        return new WireClient(socket);
    }

    /** After Hello and Welcome. */
    public static WireClient greeted(int port) throws IOException {
        WireClient client = connect(port);
        client.send(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder().setMinVersion(1).setMaxVersion(1)));
        assertThat(client.receive().getWelcome().getVersion()).isEqualTo(1);
        return client;
    }

    /** Registered before, logged in, backlog not read. */
    public static WireClient loggedIn(int port, WireDevice device) throws IOException {
        WireClient client = greeted(port);
        assertThat(client.login(device).getName()).isEqualTo(device.name());
        return client;
    }

    public void register(WireDevice device) throws IOException {
        send(ClientFrame.newBuilder()
                .setRegister(Register.newBuilder().setName(device.name()).setAuthSecret(device.secret())));
        assertThat(receive().getRegistered().getName()).isEqualTo(device.name());
    }

    public LoggedIn login(WireDevice device) throws IOException {
        send(device.login());
        ServerFrame answer = receive();
        assertThat(answer.hasLoggedIn()).as(answer.toString()).isTrue();
        return answer.getLoggedIn();
    }

    /** Logs in and takes the refusal, which must end the connection. */
    public Problem refusedLogin(Login.Builder login) throws IOException {
        send(ClientFrame.newBuilder().setLogin(login));
        Problem problem = problem();
        assertThat(problem.getClosing()).isTrue();
        assertClosed();
        return problem;
    }

    public void submit(byte[] id, String to, String text) throws IOException {
        send(ClientFrame.newBuilder()
                .setSubmit(Submit.newBuilder()
                        .setId(ByteString.copyFrom(id))
                        .setTo(to)
                        .setCiphertext(ByteString.copyFromUtf8(text))));
    }

    public void send(ClientFrame.Builder frame) throws IOException {
        sendRaw(Frames.encode(frame.build()));
    }

    public void sendRaw(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next frame that is not a Ping; a Ping is answered. */
    public ServerFrame receive() throws IOException {
        ServerFrame frame = receiveAny();
        while (frame.hasPing()) {
            send(ClientFrame.newBuilder()
                    .setPong(Pong.newBuilder().setNonce(frame.getPing().getNonce())));
            frame = receiveAny();
        }
        return frame;
    }

    /** The next frame; nothing is answered. */
    public ServerFrame receiveAny() throws IOException {
        int length = input.readInt();
        byte[] body = new byte[length];
        input.readFully(body);
        try {
            return Frames.decodeServer(body);
        } catch (ProtocolException e) {
            throw new AssertionError("the relay sent what is not a frame", e);
        }
    }

    public Problem problem() throws IOException {
        ServerFrame frame = receive();
        assertThat(frame.hasProblem()).as(frame.toString()).isTrue();
        return frame.getProblem();
    }

    /** The next frame is a problem of that code that says it closes, and then the connection ends. */
    public void assertClosing(ProblemCode code) throws IOException {
        Problem problem = problem();
        assertThat(problem.getCode()).as(problem.getMessage()).isEqualTo(code);
        assertThat(problem.getClosing()).isTrue();
        assertThat(problem.getMessage()).endsWith(".");
        assertClosed();
    }

    /** The relay ends the connection in order, without another frame. */
    public void assertClosed() throws IOException {
        try {
            int length = input.readInt();
            throw new AssertionError("another frame of " + length + " bytes");
        } catch (EOFException e) {
            assertThat(e).isNotNull();
        }
    }

    /** A Ping is answered: the connection is alive. */
    public void assertAlive() throws IOException {
        send(ClientFrame.newBuilder().setPing(Ping.newBuilder().setNonce(77)));
        assertThat(receive().getPong().getNonce()).isEqualTo(77);
    }

    public X509Certificate[] certificates() throws IOException {
        return (X509Certificate[]) socket.getSession().getPeerCertificates();
    }

    public SSLSocket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static SSLContext trustingAnybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
