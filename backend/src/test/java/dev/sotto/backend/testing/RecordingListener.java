package dev.sotto.backend.testing;

import dev.sotto.backend.mailbox.MailboxListener;
import dev.sotto.protocol.v1.Deliver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A connection that writes down what its mailbox tells it. */
public final class RecordingListener implements MailboxListener {
    public final List<Deliver> delivered = new CopyOnWriteArrayList<>();
    public final List<String> events = new CopyOnWriteArrayList<>();

    private volatile Consumer<Deliver> onDeliver = frame -> {};

    /** Called for each delivery, on the connection's context. */
    public void onDeliver(Consumer<Deliver> handler) {
        onDeliver = handler;
    }

    @Override
    public void deliver(Deliver frame) {
        delivered.add(frame);
        onDeliver.accept(frame);
    }

    @Override
    public void drained() {
        events.add("drained");
    }

    @Override
    public void prekeysLow(int remaining) {
        events.add("low " + remaining);
    }

    @Override
    public void replaced() {
        events.add("replaced");
    }

    @Override
    public void failed(Throwable cause) {
        events.add("failed " + cause);
    }
}
