package dev.sotto.client.runtime;

import dev.sotto.client.net.CloseReason;
import dev.sotto.client.net.RelayConnection;
import dev.sotto.client.net.RelayIdentity;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Registration;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** A line over TLS. */
final class ConnectionLine implements RelayLine {
    private final RelayConnection connection;

    ConnectionLine(RelayConnection connection) {
        this.connection = connection;
    }

    @Override
    public RelayIdentity identity() {
        return connection.identity();
    }

    @Override
    public Registration registration() {
        return connection.welcome().getRegistration();
    }

    @Override
    public void send(ClientFrame frame) {
        // What does not get through is repeated on the next connection; the end of this one is told by onClose.
        connection.send(frame).onFailure(failure -> {});
    }

    @Override
    public void start(Consumer<ServerFrame> onFrame, Consumer<CloseReason> onClose) {
        connection.start(onFrame, onClose);
    }

    @Override
    public void pause() {
        connection.pause();
    }

    @Override
    public void resume() {
        connection.resume();
    }

    @Override
    public Future<Void> close() {
        return connection.close();
    }
}
