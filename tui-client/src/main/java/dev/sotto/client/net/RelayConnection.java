package dev.sotto.client.net;

import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Welcome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;

/**
 * A connection to a relay that said Welcome. Handlers run on the Vert.x context that {@link RelayConnector#connect} was
 * called on. Pings are answered by themselves; a relay that is silent for a minute is given up.
 */
public final class RelayConnection {
    private final Context context;
    private final FrameSocket socket;
    private final Welcome welcome;
    private final RelayIdentity identity;

    /** The socket is paused until {@link #start}. */
    RelayConnection(Context context, FrameSocket socket, Welcome welcome, RelayIdentity identity) {
        this.context = context;
        this.socket = socket;
        this.welcome = welcome;
        this.identity = identity;
    }

    public Welcome welcome() {
        return welcome;
    }

    public RelayIdentity identity() {
        return identity;
    }

    /**
     * From here on frames come in, in order; {@code onClose} is called exactly once, after the last of them, also if
     * the connection ended before. Nothing that came meanwhile is lost.
     */
    public void start(Consumer<ServerFrame> onFrame, Consumer<CloseReason> onClose) {
        context.runOnContext(ignored -> {
            socket.handlers(onFrame, onClose);
            socket.resume();
        });
    }

    /**
     * Sends a frame; from any thread. The future says that it was handed to the network, not that it arrived. Fails
     * once the connection ended.
     */
    public Future<Void> send(ClientFrame frame) {
        return socket.send(frame);
    }

    /** More was sent than the network takes at the moment: better wait for answers. */
    public boolean writeQueueFull() {
        return socket.writeQueueFull();
    }

    /** Lets the relay wait: nothing more is read until {@link #resume}. */
    public void pause() {
        context.runOnContext(ignored -> socket.pause());
    }

    public void resume() {
        context.runOnContext(ignored -> socket.resume());
    }

    /** Sends what is under way and closes; {@code onClose} hears BY_US. */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        context.runOnContext(ignored -> socket.close(CloseReason.BY_US).onComplete(result -> closed.tryComplete()));
        return closed.future();
    }
}
