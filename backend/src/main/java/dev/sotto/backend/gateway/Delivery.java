package dev.sotto.backend.gateway;

import dev.sotto.backend.mailbox.MailboxListener;
import dev.sotto.backend.ops.RelayMetrics;
import dev.sotto.protocol.v1.Deliver;
import dev.sotto.protocol.v1.Drained;
import dev.sotto.protocol.v1.PrekeysLow;
import dev.sotto.protocol.v1.ServerFrame;

/** What a mailbox has for the connected client, written to its connection. */
final class Delivery implements MailboxListener {
    private final Connection connection;
    private final RelayMetrics metrics;

    Delivery(Connection connection, RelayMetrics metrics) {
        this.connection = connection;
        this.metrics = metrics;
    }

    @Override
    public void deliver(Deliver frame) {
        metrics.delivered();
        connection.send(ServerFrame.newBuilder().setDeliver(frame).build());
    }

    @Override
    public void drained() {
        connection.send(ServerFrame.newBuilder()
                .setDrained(Drained.getDefaultInstance())
                .build());
    }

    @Override
    public void prekeysLow(int remaining) {
        connection.log().info("has " + remaining + " one-time prekeys left and is asked for more.");
        connection.send(ServerFrame.newBuilder()
                .setPrekeysLow(PrekeysLow.newBuilder().setRemaining(remaining))
                .build());
    }

    @Override
    public void replaced() {
        connection.replaced();
    }

    @Override
    public void failed(Throwable cause) {
        connection.failed(cause);
    }
}
