package dev.sotto.backend.gateway;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/** The end of a socket in three steps, each with the same patience: let the peer close, close in order, cut. */
final class Goodbye {
    private static final long NONE = -1;

    private final Vertx vertx;
    private final NetSocket socket;
    private final Duration patience;
    private long timer = NONE;
    private boolean gone;

    Goodbye(Vertx vertx, NetSocket socket, Duration patience) {
        this.vertx = vertx;
        this.socket = socket;
        this.patience = patience;
    }

    /** The last word is written: an earlier close could reset the connection under a peer that still sends. */
    void letThePeerClose() {
        whenStillThere(this::close);
    }

    /** Sends what is queued and TLS' own goodbye. */
    void close() {
        socket.close();
        whenStillThere(this::cut);
    }

    /** The socket is closed. */
    void gone() {
        gone = true;
        vertx.cancelTimer(timer);
    }

    // NetSocket.close() first writes what is queued, and TLS then says goodbye: both wait for ever for a peer that does
    // not read. The transport itself closes at once, and the close handler still runs.
    private void cut() {
        Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
        channel.unsafe().close(channel.voidPromise());
    }

    private void whenStillThere(Runnable then) {
        if (!gone) {
            timer = vertx.setTimer(patience.toMillis(), id -> then.run());
        }
    }
}
