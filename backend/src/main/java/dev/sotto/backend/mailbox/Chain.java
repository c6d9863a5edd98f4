package dev.sotto.backend.mailbox;

import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.v1.ProblemCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of one connection to one recipient, as far as they must keep their order: once one was refused, all
 * later ones of the chain are. Touched by the writer's thread only.
 */
final class Chain {
    // A refusal for ever (no such user) breaks nothing: the sender will not try that one again.
    private static final Set<ProblemCode> CAN_BE_RETRIED = Set.of(
            ProblemCode.PROBLEM_QUOTA,
            ProblemCode.PROBLEM_STORAGE,
            ProblemCode.PROBLEM_TOO_MANY_UNACCEPTED,
            ProblemCode.PROBLEM_EARLIER_REFUSED);

    private @Nullable EnvelopeId brokenBy;

    static boolean canBeRetried(Refused refusal) {
        return CAN_BE_RETRIED.contains(refusal.code());
    }

    static Refused earlierRefused() {
        return new Refused(
                ProblemCode.PROBLEM_EARLIER_REFUSED,
                "An earlier message to this user was refused; it has to come first.");
    }

    /** Throws if an earlier one was refused. (The same one may be looked at again when its commit is tried again.) */
    void check(EnvelopeId id) throws Refused {
        if (brokenBy != null && !brokenBy.equals(id)) {
            throw earlierRefused();
        }
    }

    void refused(EnvelopeId id, Refused refusal) {
        if (canBeRetried(refusal)) {
            brokenBy = id;
        }
    }

    /** The database failed at it: it will come again, and those behind it have to wait. */
    void failed(EnvelopeId id) {
        brokenBy = id;
    }
}
