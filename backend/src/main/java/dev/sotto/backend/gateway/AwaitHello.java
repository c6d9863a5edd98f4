package dev.sotto.backend.gateway;

import dev.sotto.protocol.Limits;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.Hello;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Welcome;
import io.vertx.core.Future;
import java.util.regex.Pattern;

/** The first frame settles the version. */
final class AwaitHello extends State {
    private static final Pattern PROGRAM = Pattern.compile("[ -~]{0,64}");

    private final Connection connection;
    private final Services services;

    AwaitHello(Connection connection, Services services) {
        this.connection = connection;
        this.services = services;
    }

    @Override
    String awaits() {
        return "Hello";
    }

    @Override
    Future<State> hello(Hello frame) throws ProtocolException {
        if (!PROGRAM.matcher(frame.getClient()).matches()) {
            throw new ProtocolException(
                    ProtocolException.Reason.MALFORMED,
                    "the name of the program has at most 64 printable ASCII characters");
        }
        int version = Math.min(frame.getMaxVersion(), Limits.MAX_VERSION);
        if (version < Math.max(frame.getMinVersion(), Limits.MIN_VERSION) || frame.getMinVersion() < 0) {
            throw new ProtocolException(
                    ProtocolException.Reason.INCOMPATIBLE,
                    "This relay speaks version " + Limits.MIN_VERSION + " to " + Limits.MAX_VERSION
                            + " of the protocol, the client does not; update the older of the two");
        }
        connection.log().debug("is " + frame.getClient() + ", protocol version " + version);
        connection.send(ServerFrame.newBuilder()
                .setWelcome(Welcome.newBuilder()
                        .setVersion(version)
                        .setRelay(services.version())
                        .setRegistration(services.registration()))
                .build());
        return Future.succeededFuture(new AwaitLogin(connection, services));
    }
}
