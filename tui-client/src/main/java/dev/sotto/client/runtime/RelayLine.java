package dev.sotto.client.runtime;

import dev.sotto.client.net.CloseReason;
import dev.sotto.client.net.RelayIdentity;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Registration;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** A welcomed connection to a relay, as far as the runtime uses it; everything on the client's context. */
interface RelayLine {
    RelayIdentity identity();

    Registration registration();

    void send(ClientFrame frame);

    /** Frames come from here on; {@code onClose} is called exactly once, after the last of them. */
    void start(Consumer<ServerFrame> onFrame, Consumer<CloseReason> onClose);

    void pause();

    void resume();

    Future<Void> close();
}
