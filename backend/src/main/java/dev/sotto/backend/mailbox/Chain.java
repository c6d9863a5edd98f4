package dev.sotto.backend.mailbox;

import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.v1.ProblemCode;
import java.util.Set;

/**
 * The submissions of one connection to one recipient, as far as they must keep their order: once one was refused, all
 * later ones of the chain are. The writer's thread's, except for the numbers, which are the connection's.
 */
final class Chain {
    // A refusal for ever (no such user) breaks nothing: the sender will not try that one again.
    private static final Set<ProblemCode> CAN_BE_RETRIED = Set.of(
            ProblemCode.PROBLEM_QUOTA,
            ProblemCode.PROBLEM_STORAGE,
            ProblemCode.PROBLEM_TOO_MANY_UNACCEPTED,
            ProblemCode.PROBLEM_EARLIER_REFUSED);

    private static final long UNBROKEN = Long.MAX_VALUE;

    private long lastNumber;
    private long brokenAt = UNBROKEN;

    static boolean canBeRetried(Refused refusal) {
        return CAN_BE_RETRIED.contains(refusal.code());
    }

    static Refused earlierRefused() {
        return new Refused(
                ProblemCode.PROBLEM_EARLIER_REFUSED,
                "An earlier message to this user was refused; it has to come first.");
    }

    /** The place of the next submission. */
    long next() {
        return ++lastNumber;
    }

    /**
     * Throws if an earlier one was refused. The writer runs submissions in order, and again from the start after a
     * rollback: whoever comes again at or before the break finds the chain whole.
     */
    void check(long number) throws Refused {
        if (number > brokenAt) {
            throw earlierRefused();
        }
        brokenAt = UNBROKEN;
    }

    void refused(long number, Refused refusal) {
        if (canBeRetried(refusal)) {
            brokenAt = number;
        }
    }

    /** The database failed at it: it will come again, and those behind it have to wait. */
    void failed(long number) {
        brokenAt = number;
    }
}
