package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sotto.protocol.FrameDecoder;
import dev.sotto.protocol.Frames;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.Hello;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.Register;
import dev.sotto.protocol.v1.ServerFrame;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Speaks frames to a relay without a Sotto client: what anybody on the network can do. */
final class WireClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;

    private final SSLSocket socket;
    private final FrameDecoder decoder = new FrameDecoder(Limits.FRAME_AFTER_LOGIN);

    private WireClient(SSLSocket socket) {
        this.socket = socket;
    }

    static WireClient connect(Relay relay) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new TrustsAll()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", relay.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        WireClient client = new WireClient(socket);
        client.send(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder().setMinVersion(1).setMaxVersion(1).setClient("wire-test")));
        assertThat(client.receive().hasWelcome()).isTrue();
        return client;
    }

    /** Runs {@code before} and returns the leaf certificate that the relay then shows, as hex of its serial. */
    static String leafOf(Relay relay, Step before) throws Exception {
        before.run();
        try (WireClient client = connect(relay)) {
            X509Certificate leaf = (X509Certificate) client.socket.getSession().getPeerCertificates()[0];
            return leaf.getSerialNumber().toString(16);
        }
    }

    /** Something that may fail. */
    interface Step {
        void run() throws Exception;
    }

    /** Makes an account with a fresh identity and logs in. */
    void registerAndLogin(String name) throws IOException, GeneralSecurityException {
        ByteString secret = ByteString.copyFrom(Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 32));
        send(ClientFrame.newBuilder()
                .setRegister(Register.newBuilder().setName(name).setAuthSecret(secret)));
        ServerFrame registered = receive();
        assertThat(registered.hasRegistered()).as(registered.toString()).isTrue();
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] spki = pair.getPublic().getEncoded();
        byte[] account = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes("Sotto-v1 identity\0".getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(
                ByteBuffer.allocate(2).putShort((short) account.length).array());
        signed.writeBytes(account);
        signed.writeBytes(ByteBuffer.allocate(4 + 16)
                .putInt(1)
                .putLong(System.currentTimeMillis())
                .array());
        signed.write(1);
        signed.writeBytes(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
        byte[] x25519 = new byte[32];
        x25519[0] = 9;
        signed.writeBytes(x25519);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(signed.toByteArray());
        send(ClientFrame.newBuilder()
                .setLogin(Login.newBuilder()
                        .setAccount(name.toLowerCase(Locale.ROOT))
                        .setAuthSecret(secret)
                        .setIdentitySigned(ByteString.copyFrom(signed.toByteArray()))
                        .setIdentitySignature(ByteString.copyFrom(signature.sign()))
                        .setGeneration(1)));
        ServerFrame loggedIn = receive();
        assertThat(loggedIn.hasLoggedIn()).as(loggedIn.toString()).isTrue();
        assertThat(receive().hasDrained()).isTrue();
    }

    /** Asks for a bundle; the answer is a Bundle or a Problem. */
    ServerFrame fetch(String account) throws IOException {
        send(ClientFrame.newBuilder()
                .setFetchBundle(FetchBundle.newBuilder().setRequest(7).setAccount(account.toLowerCase(Locale.ROOT))));
        return receive();
    }

    void send(ClientFrame.Builder frame) throws IOException {
        socket.getOutputStream().write(Frames.encode(frame.build()));
        socket.getOutputStream().flush();
    }

    ServerFrame receive() throws IOException {
        try {
            Optional<byte[]> next = decoder.next();
            byte[] chunk = new byte[8192];
            while (next.isEmpty()) {
                int count = socket.getInputStream().read(chunk);
                if (count < 0) {
                    throw new EOFException("the relay closed the connection");
                }
                decoder.feed(Arrays.copyOf(chunk, count));
                next = decoder.next();
            }
            return Frames.decodeServer(next.get());
        } catch (dev.sotto.protocol.ProtocolException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class TrustsAll implements X509TrustManager {
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
