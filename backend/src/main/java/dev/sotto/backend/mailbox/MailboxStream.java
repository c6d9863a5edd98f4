package dev.sotto.backend.mailbox;

import dev.sotto.backend.notice.Bus;
import dev.sotto.backend.notice.UserNotice;
import dev.sotto.backend.store.Database;
import dev.sotto.backend.store.QueuedEnvelope;
import dev.sotto.protocol.v1.Deliver;
import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one mailbox to one connection: every envelope once, in the order of its queue. It reads the store while there
 * is a backlog or after its window was full, and takes envelopes from notices while it is up to date; a notice that does
 * not follow on what it has seen sends it back to the store. Lives on the connection's context; nothing else calls it.
 */
public final class MailboxStream {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxStream.class);
    // At 96 KiB an envelope this is 6 MiB at worst for a moment; a window's worth is read in four steps.
    private static final int READ_AT_ONCE = 64;

    private enum State {
        OPENED,
        READING,
        WINDOW_FULL,
        LIVE,
        CLOSED
    }

    private final Database database;
    private final Queues queues;
    private final Bus bus;
    private final String account;
    private final long token;
    private final MailboxListener listener;
    private final Window window = new Window();

    private State state = State.OPENED;
    private @Nullable MessageConsumer<UserNotice> notices;
    /** The last row that was delivered. */
    private long cursor;
    /** Whether an envelope arrived that the read under way may not have seen. */
    private boolean arrivedWhileReading;
    /** The last row that waited at the start, and how many up to it are delivered but not acknowledged. */
    private long backlogEnd;

    private int backlogUnacknowledged;
    private boolean drained;

    MailboxStream(Database database, Queues queues, Bus bus, String account, long token, MailboxListener listener) {
        this.database = database;
        this.queues = queues;
        this.bus = bus;
        this.account = account;
        this.token = token;
        this.listener = listener;
    }

    /** Listens, and tells older streams of the account to stop. */
    Future<MailboxStream> open() {
        MessageConsumer<UserNotice> consumer = bus.listen(account, this::noticed);
        notices = consumer;
        return consumer.completion().map(ready -> {
            bus.publish(account, new UserNotice.Opened(token));
            return this;
        });
    }

    /** Begins to deliver: the backlog first. */
    public void start() {
        if (state != State.OPENED) {
            return;
        }
        state = State.READING;
        database.submit(tx -> tx.envelopes().lastRow(account))
                .onSuccess(lastRow -> {
                    backlogEnd = lastRow;
                    read();
                })
                .onFailure(this::failed);
    }

    /**
     * The client has committed delivery number {@code n}: its row is deleted, after this call and before a later stream
     * of the account reads. False if {@code n} was not delivered or already acknowledged.
     */
    public boolean ack(long n) {
        Optional<Window.Sent> found = window.remove(n);
        if (found.isEmpty()) {
            return false;
        }
        Window.Sent sent = found.get();
        database.submit(tx -> {
                    queues.acknowledged(tx, account, sent.row(), sent.sender(), sent.size());
                    return n;
                })
                // The row stays and comes again at the next login; the client knows it by its hash.
                .onFailure(failure -> LOG.warn("An acknowledged envelope was not deleted: {}", failure.toString()));
        if (sent.row() <= backlogEnd) {
            backlogUnacknowledged--;
        }
        if (state == State.WINDOW_FULL && window.hasRoomToRead(READ_AT_ONCE)) {
            read();
        }
        drainedIfSo();
        return true;
    }

    /** Stops; what is not acknowledged stays in the store. Calling it again does nothing. */
    public Future<Void> close() {
        state = State.CLOSED;
        MessageConsumer<UserNotice> consumer = notices;
        notices = null;
        return consumer == null ? Future.succeededFuture() : consumer.unregister();
    }

    private void noticed(Message<UserNotice> message) {
        UserNotice notice = message.body();
        if (state == State.CLOSED) {
            return;
        }
        if (notice instanceof UserNotice.Arrived arrived) {
            arrived(arrived);
        } else if (notice instanceof UserNotice.PrekeysLow low) {
            if (message.replyAddress() != null) {
                message.reply(true);
            }
            // Before the start the client hears what is left as the answer to its login.
            if (state != State.OPENED) {
                listener.prekeysLow(low.remaining());
            }
        } else if (notice instanceof UserNotice.Opened opened && opened.token() > token) {
            close().onFailure(failure -> LOG.warn("A mailbox did not stop listening: {}", failure.toString()));
            listener.replaced();
        }
    }

    private void arrived(UserNotice.Arrived arrived) {
        QueuedEnvelope envelope = arrived.envelope();
        if (state == State.READING) {
            arrivedWhileReading = true;
        } else if (state == State.LIVE && envelope.row() > cursor) {
            if (arrived.previousRow() > cursor) {
                read();
            } else if (window.hasRoomFor(envelope)) {
                deliver(envelope);
            } else {
                state = State.WINDOW_FULL;
            }
        }
    }

    private void read() {
        state = State.READING;
        arrivedWhileReading = false;
        long after = cursor;
        database.submit(tx -> tx.envelopes().read(account, after, READ_AT_ONCE))
                .onSuccess(this::deliverAll)
                .onFailure(this::failed);
    }

    private void deliverAll(List<QueuedEnvelope> envelopes) {
        for (QueuedEnvelope envelope : envelopes) {
            if (state != State.READING) {
                return;
            }
            if (!window.hasRoomFor(envelope)) {
                state = State.WINDOW_FULL;
                return;
            }
            deliver(envelope);
        }
        if (state != State.READING) {
            return;
        }
        if (envelopes.size() == READ_AT_ONCE || arrivedWhileReading) {
            read();
        } else {
            state = State.LIVE;
            // Rows of the backlog may have expired before they were read.
            cursor = Math.max(cursor, backlogEnd);
            drainedIfSo();
        }
    }

    private void deliver(QueuedEnvelope envelope) {
        cursor = envelope.row();
        if (envelope.row() <= backlogEnd) {
            backlogUnacknowledged++;
        }
        listener.deliver(Deliver.newBuilder()
                .setN(window.add(envelope))
                .setId(envelope.id().toByteString())
                .setFrom(envelope.sender())
                .setFromName(envelope.senderName())
                .setCiphertext(envelope.ciphertext())
                .setAcceptedAt(envelope.acceptedAt())
                .build());
    }

    private void drainedIfSo() {
        // While the first read is under way the end of the backlog is not known, and the cursor not yet moved.
        boolean delivered = state == State.LIVE || (backlogEnd > 0 && cursor >= backlogEnd);
        if (!drained && delivered && backlogUnacknowledged == 0 && state != State.CLOSED) {
            drained = true;
            listener.drained();
        }
    }

    private void failed(Throwable cause) {
        if (state != State.CLOSED) {
            close().onFailure(failure -> LOG.warn("A mailbox did not stop listening: {}", failure.toString()));
            listener.failed(cause);
        }
    }
}
