package dev.sotto.client.net;

import dev.sotto.protocol.FrameDecoder;
import dev.sotto.protocol.Frames;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Welcome;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A real TLS server on the loopback that answers as a test says. */
final class TestRelay {
    static final ServerFrame WELCOME = ServerFrame.newBuilder()
            .setWelcome(Welcome.newBuilder().setVersion(1).setRelay("test"))
            .build();

    /** Every frame that came, pongs included. */
    final BlockingQueue<ClientFrame> received = new LinkedBlockingQueue<>();

    final BlockingQueue<NetSocket> sockets = new LinkedBlockingQueue<>();
    private final NetServer server;

    private TestRelay(NetServer server) {
        this.server = server;
    }

    static TestRelay listen(Vertx vertx, KeyCertOptions certificate, BiConsumer<NetSocket, ClientFrame> answer)
            throws Exception {
        return listen(vertx, certificate, "TLSv1.3", answer);
    }

    static TestRelay listen(
            Vertx vertx, KeyCertOptions certificate, String protocol, BiConsumer<NetSocket, ClientFrame> answer)
            throws Exception {
        TestRelay relay = new TestRelay(vertx.createNetServer(new NetServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setSsl(true)
                .setKeyCertOptions(certificate)
                .setEnabledSecureTransportProtocols(Set.of(protocol))));
        relay.server.connectHandler(socket -> {
            relay.sockets.add(socket);
            FrameDecoder decoder = new FrameDecoder(Limits.FRAME_AFTER_LOGIN);
            socket.handler(bytes -> {
                decoder.feed(bytes.getBytes());
                try {
                    for (Optional<byte[]> body = decoder.next(); body.isPresent(); body = decoder.next()) {
                        ClientFrame frame = Frames.decodeClient(body.get());
                        relay.received.add(frame);
                        answer.accept(socket, frame);
                    }
                } catch (ProtocolException e) {
                    socket.close();
                }
            });
        });
        relay.server.listen().await(10, TimeUnit.SECONDS);
        return relay;
    }

    /** Says Welcome to Hello and then nothing. */
    static void welcoming(NetSocket socket, ClientFrame frame) {
        if (frame.hasHello()) {
            socket.write(bytes(WELCOME));
        }
    }

    RelayAddress address() {
        return new RelayAddress("localhost", server.actualPort());
    }

    static Buffer bytes(ServerFrame frame) {
        return Buffer.buffer(Frames.encode(frame));
    }
}
