package dev.sotto.backend.mailbox;

import com.google.protobuf.ByteString;
import dev.sotto.backend.notice.Bus;
import dev.sotto.backend.notice.UserNotice.Arrived;
import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.store.Database;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.ProblemCode;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one connection submits. A future that succeeds says "accepted": the envelope is on disk, or was accepted before
 * under the same id. It fails with {@link Refused} otherwise; after a refusal that can be retried, everything later to the
 * same recipient is refused until the refused id comes again, so that order holds. Belongs to the connection's context.
 */
public final class Submissions {
    // Recipients with an open refusal. Who has more is not owed their order any more.
    private static final int MAX_LANES = 1_024;

    /** One recipient, while something is in flight or refused. */
    private static final class Lane {
        private Chain chain = new Chain();
        private boolean chainBroken;
        private @Nullable EnvelopeId refused;
        private int inFlight;
    }

    private final Database database;
    private final Queues queues;
    private final Bus bus;
    private final AccountName sender;
    private final Clock clock;
    private final Map<String, Lane> lanes = new HashMap<>();
    private int unaccepted;

    Submissions(Database database, Queues queues, Bus bus, AccountName sender, Clock clock) {
        this.database = database;
        this.queues = queues;
        this.bus = bus;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * WRITE_TO_SELF, NO_SUCH_USER, TOO_LARGE (final); QUOTA, STORAGE, TOO_MANY_UNACCEPTED, EARLIER_REFUSED (try again).
     */
    public Future<Void> submit(EnvelopeId id, String to, ByteString ciphertext) {
        Optional<Refused> unfit = unfit(to, ciphertext);
        if (unfit.isPresent()) {
            return Future.failedFuture(unfit.get());
        }
        Lane lane = lanes.computeIfAbsent(to, ignored -> new Lane());
        if (lane.refused != null && !lane.refused.equals(id)) {
            return Future.failedFuture(Chain.earlierRefused());
        }
        if (unaccepted >= Limits.UNACCEPTED_SUBMISSIONS) {
            lane.refused = id;
            forgetIfIdle(to, lane);
            return Future.failedFuture(new Refused(
                    ProblemCode.PROBLEM_TOO_MANY_UNACCEPTED,
                    "More than " + Limits.UNACCEPTED_SUBMISSIONS + " messages wait to be accepted."));
        }
        lane.refused = null;
        if (lane.chainBroken) {
            lane.chain = new Chain();
            lane.chainBroken = false;
        }
        return enqueue(lane, new Submission(id, sender, to, ciphertext, lane.chain, lane.chain.next()));
    }

    /** How many wait to be accepted or refused. */
    public int unaccepted() {
        return unaccepted;
    }

    private Future<Void> enqueue(Lane lane, Submission submission) {
        long now = clock.millis();
        lane.inFlight++;
        unaccepted++;
        return database.submit(
                        tx -> queues.submit(tx, submission, now),
                        arrived -> arrived.ifPresent(notice -> announce(submission.recipient(), notice)))
                .onComplete(done -> {
                    lane.inFlight--;
                    unaccepted--;
                    if (done.failed() && breaksOrder(done.cause()) && lane.chain == submission.chain()) {
                        lane.refused = submission.id();
                        lane.chainBroken = true;
                    }
                    forgetIfIdle(submission.recipient(), lane);
                })
                .mapEmpty();
    }

    private void announce(String recipient, Arrived notice) {
        bus.publish(recipient, notice);
    }

    // The first failure of a chain says which id has to come again; those behind it only say that it was first.
    private static boolean breaksOrder(Throwable failure) {
        return !(failure instanceof Refused refusal)
                || (Chain.canBeRetried(refusal) && refusal.code() != ProblemCode.PROBLEM_EARLIER_REFUSED);
    }

    private void forgetIfIdle(String recipient, Lane lane) {
        if (lane.inFlight == 0 && (lane.refused == null || lanes.size() > MAX_LANES)) {
            lanes.remove(recipient);
        }
    }

    private Optional<Refused> unfit(String to, ByteString ciphertext) {
        if (to.equals(sender.account())) {
            return Optional.of(new Refused(ProblemCode.PROBLEM_WRITE_TO_SELF, "You cannot write to yourself."));
        }
        boolean name = AccountName.parse(to)
                .filter(parsed -> parsed.account().equals(to))
                .isPresent();
        if (!name) {
            return Optional.of(new Refused(ProblemCode.PROBLEM_NO_SUCH_USER, "There is no user of that name."));
        }
        if (ciphertext.isEmpty() || ciphertext.size() > Limits.CIPHERTEXT) {
            return Optional.of(new Refused(
                    ProblemCode.PROBLEM_TOO_LARGE, "An envelope has 1 to " + Limits.CIPHERTEXT + " bytes."));
        }
        return Optional.empty();
    }
}
