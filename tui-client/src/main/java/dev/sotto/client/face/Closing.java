package dev.sotto.client.face;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.runtime.ClientApi;
import java.time.Clock;
import java.util.Optional;

/** How a face ends: close the client, keep working off events meanwhile, and a limit for all of it. */
public final class Closing {
    /** What is in flight gets this long; the contract with scripts says so. */
    public static final long GRACE_MILLIS = 10_000;

    /** A signal means soon. */
    private static final long HURRY_MILLIS = 2_000;

    /** For the store and the threads, after the grace. */
    private static final long MARGIN_MILLIS = 5_000;

    /** How long a face sleeps if nothing happens; only an upper bound on noticing a lost reader. */
    private static final long IDLE_MILLIS = 60_000;

    private final ClientApi client;
    private final Inbox inbox;
    private final Clock clock;
    private boolean begun;
    private boolean over;
    private boolean unsent;
    private long deadline;
    private Optional<ErrorCode> reason = Optional.empty();

    public Closing(ClientApi client, Inbox inbox, Clock clock) {
        this.client = client;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The orderly way: an exit, or the end of the input. */
    public void begin() {
        begin(GRACE_MILLIS);
    }

    /** Of that grace, so much was used already. */
    public void begin(long graceMillis) {
        if (!begun) {
            begun = true;
            deadline = clock.millis() + graceMillis + MARGIN_MILLIS;
            client.close(graceMillis)
                    .onComplete(
                            allSent -> inbox.put(new Inbox.Item.Closed(allSent)),
                            failed -> inbox.put(new Inbox.Item.Closed(false)));
        }
    }

    /** A signal, or an output that nobody reads. */
    public void beginAtOnce() {
        begin(HURRY_MILLIS);
    }

    /** The client stopped by itself, for that reason if it was no wish of ours. */
    public void stopped(Optional<ErrorCode> code) {
        if (reason.isEmpty()) {
            reason = code;
        }
        begin(0);
    }

    public void closed(boolean allSent) {
        over = true;
        unsent = !allSent;
    }

    public boolean isBegun() {
        return begun;
    }

    /** The client has stopped for a reason of its own. */
    public boolean stoppedItself() {
        return reason.isPresent();
    }

    public boolean isOver() {
        return over || (begun && clock.millis() >= deadline);
    }

    public boolean unsent() {
        return unsent || !over;
    }

    /** How long to wait for the next item. */
    public long millisLeft() {
        return begun ? Math.max(1, deadline - clock.millis()) : IDLE_MILLIS;
    }

    public ExitCode exitCode() {
        if (reason.isPresent()) {
            return ExitCode.of(reason.get());
        }
        return unsent() ? ExitCode.UNSENT : ExitCode.OK;
    }
}
