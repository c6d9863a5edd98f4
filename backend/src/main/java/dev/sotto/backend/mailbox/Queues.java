package dev.sotto.backend.mailbox;

import dev.sotto.backend.notice.UserNotice.Arrived;
import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.store.Database;
import dev.sotto.backend.store.EnvelopeTable.Expirable;
import dev.sotto.backend.store.QueuedEnvelope;
import dev.sotto.backend.store.Tx;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The queues as the writer's thread sees them: the rules of acceptance, and counters remembered between submissions. Only
 * called inside work on the database; a rollback forgets all counters and they are read again.
 */
final class Queues {
    // Trimming a sender's accepted ids in steps costs one extra delete for every so many submissions.
    private static final int TRIM_STEP = 128;
    private static final int REMEMBERED = 4_096;

    private final MailboxLimits limits;
    private final Map<String, QueueState> states = new Remembered<>();
    private final Map<String, Integer> acceptedCounts = new Remembered<>();

    Queues(Database database, MailboxLimits limits) {
        this.limits = limits;
        database.onRollback(this::forgetAll);
        database.onAccountDeleted(account -> {
            states.remove(account);
            acceptedCounts.remove(account);
        });
    }

    /** Appends the envelope; empty if this id was accepted before. */
    Optional<Arrived> submit(Tx tx, Submission submission, long now) throws Refused {
        String sender = submission.sender().account();
        if (tx.accepted().contains(sender, submission.id())) {
            return Optional.empty();
        }
        submission.chain().check(submission.number());
        try {
            return Optional.of(append(tx, submission, now));
        } catch (Refused e) {
            submission.chain().refused(submission.number(), e);
            throw e;
        } catch (RuntimeException e) {
            submission.chain().failed(submission.number());
            throw e;
        }
    }

    /** Deletes a delivered envelope. */
    void acknowledged(Tx tx, String recipient, long row, String sender, int size) {
        if (tx.envelopes().delete(recipient, row)) {
            QueueState state = states.get(recipient);
            if (state != null) {
                state.removed(sender, size);
            }
        }
    }

    /** Deletes at most {@code limit} envelopes of a queue that were accepted before that moment: how many it were. */
    int expire(Tx tx, String recipient, long acceptedBefore, int limit) {
        int deleted = 0;
        while (deleted < limit) {
            Expirable oldest = tx.envelopes().oldest(recipient);
            if (oldest == null || oldest.acceptedAt() >= acceptedBefore) {
                break;
            }
            acknowledged(tx, recipient, oldest.row(), oldest.sender(), oldest.size());
            deleted++;
        }
        return deleted;
    }

    private Arrived append(Tx tx, Submission submission, long now) throws Refused {
        String sender = submission.sender().account();
        String recipient = submission.recipient();
        int size = submission.ciphertext().size();
        if (tx.accounts().name(recipient).isEmpty()) {
            throw new Refused(ProblemCode.PROBLEM_NO_SUCH_USER, "There is no user " + recipient + ".");
        }
        if (tx.accounts().name(sender).isEmpty()) {
            throw new Refused(ProblemCode.PROBLEM_NOT_REGISTERED, "This account does not exist any more.");
        }
        if (tx.nearlyFull()) {
            throw new Refused(
                    ProblemCode.PROBLEM_STORAGE, "The relay's disk is nearly full. The message stays in your outbox.");
        }
        QueueState state = state(tx, recipient);
        if (!state.hasRoom(sender, size, limits)) {
            throw new Refused(
                    ProblemCode.PROBLEM_QUOTA,
                    "The mailbox of " + recipient + " is full until some of its messages are fetched.");
        }
        long previous = state.lastRow();
        long row = tx.envelopes().nextRow();
        QueuedEnvelope envelope = new QueuedEnvelope(
                row, submission.id(), sender, submission.sender().display(), submission.ciphertext(), now);
        tx.envelopes().append(recipient, envelope);
        remember(tx, sender, submission.id(), row);
        state.appended(sender, size, row);
        return new Arrived(previous, envelope);
    }

    private void remember(Tx tx, String sender, EnvelopeId id, long row) {
        Integer known = acceptedCounts.get(sender);
        int count = (known == null ? tx.accepted().count(sender) : known) + 1;
        tx.accepted().insert(sender, id, row);
        if (count >= Limits.REMEMBERED_IDS + TRIM_STEP) {
            tx.accepted().trim(sender, Limits.REMEMBERED_IDS);
            count = Limits.REMEMBERED_IDS;
        }
        acceptedCounts.put(sender, count);
    }

    private QueueState state(Tx tx, String recipient) {
        @Nullable QueueState known = states.get(recipient);
        if (known == null) {
            known = QueueState.load(tx, recipient);
            states.put(recipient, known);
        }
        return known;
    }

    private void forgetAll() {
        states.clear();
        acceptedCounts.clear();
    }

    // Least recently used goes first: it is read again when needed.
    private static final class Remembered<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
