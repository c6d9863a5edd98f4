package dev.sotto.backend.mailbox;

import dev.sotto.backend.notice.Bus;
import dev.sotto.backend.store.Database;
import dev.sotto.protocol.AccountName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** The mailboxes of the relay's accounts. Calls go on the caller's Vert.x context. */
public final class Mailbox {
    private final Database database;
    private final Bus bus;
    private final Queues queues;
    private final Retention retention;
    private final Clock clock;
    private final AtomicLong lastToken = new AtomicLong();

    /** {@code clock} dates envelopes. */
    public Mailbox(Vertx vertx, Database database, MailboxLimits limits, Clock clock) {
        this.database = database;
        this.bus = new Bus(vertx);
        this.queues = new Queues(database, limits);
        this.retention = new Retention(database, queues, limits.retention(), clock);
        this.clock = clock;
    }

    /** For what one connection of that sender submits: one for each connection. */
    public Submissions submissions(AccountName sender) {
        return new Submissions(database, queues, bus, sender, clock);
    }

    /**
     * Opens a mailbox for the connection it is called on. An older stream of the account stops; what it had not
     * acknowledged comes again here. Nothing is delivered before {@link MailboxStream#start}.
     */
    public Future<MailboxStream> open(String account, MailboxListener listener) {
        // Later openings win, on other nodes too: the time, and never the same twice here.
        long token = lastToken.updateAndGet(last -> Math.max(last + 1, clock.millis() << 10));
        return new MailboxStream(database, queues, bus, account, token, listener).open();
    }

    /** Deletes envelopes that waited longer than the retention: how many it were. To be called every hour or so. */
    public Future<Integer> expire() {
        return retention.expire();
    }
}
