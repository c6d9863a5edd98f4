package dev.sotto.backend.gateway;

import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.ServerFrame;
import java.util.Locale;

/** What went wrong, as the peer is told. */
final class Problems {
    private static final String PREFIX = "PROBLEM_";

    static Problem of(Refused refused, boolean closing) {
        return Problem.newBuilder()
                .setCode(refused.code())
                .setMessage(refused.sentence())
                .setRetryAfterSeconds(refused.retryAfterSeconds())
                .setClosing(closing)
                .build();
    }

    static Problem of(ProtocolException fault) {
        return closing(
                switch (fault.reason()) {
                    case MALFORMED -> ProblemCode.PROBLEM_MALFORMED;
                    case UNEXPECTED -> ProblemCode.PROBLEM_UNEXPECTED;
                    case INCOMPATIBLE -> ProblemCode.PROBLEM_INCOMPATIBLE;
                },
                fault.reason() == ProtocolException.Reason.INCOMPATIBLE
                        ? fault.getMessage() + "."
                        : "The client does not keep to the protocol: " + fault.getMessage() + ".");
    }

    /** Whether the connection may go on after a refused request: not after bytes that are wrong, or a name that is none. */
    static boolean leavesOpen(Refused refused) {
        return refused.code() != ProblemCode.PROBLEM_MALFORMED && refused.code() != ProblemCode.PROBLEM_INVALID_NAME;
    }

    /** A problem after which the relay closes the connection. */
    static Problem closing(ProblemCode code, String sentence) {
        return Problem.newBuilder()
                .setCode(code)
                .setMessage(sentence)
                .setClosing(true)
                .build();
    }

    static ServerFrame frame(Problem problem) {
        return ServerFrame.newBuilder().setProblem(problem).build();
    }

    /** For the log: {@code too-many-attempts}. */
    static String name(ProblemCode code) {
        String name = code.name();
        String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        return bare.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Problems() {}
}
