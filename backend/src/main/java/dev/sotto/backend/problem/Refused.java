package dev.sotto.backend.problem;

import dev.sotto.protocol.v1.ProblemCode;
import java.time.Duration;

/**
 * The relay does not do what was asked, for a reason that the peer may know. The message is one sentence for a person;
 * it carries nothing but names that the peer sent itself.
 */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final int retryAfterSeconds;

    public Refused(ProblemCode code, String message) {
        this(code, message, Duration.ZERO);
    }

    /** {@code retryAfter} is rounded up to seconds; zero says that waiting does not help, or that nobody knows. */
    public Refused(ProblemCode code, String message, Duration retryAfter) {
        // No stack trace: a peer must not be able to make us collect (or print) one at will.
        super(message, null, false, false);
        this.code = code;
        this.retryAfterSeconds = (int) Math.min(Integer.MAX_VALUE, (retryAfter.toMillis() + 999) / 1000);
    }

    public ProblemCode code() {
        return code;
    }

    /** The sentence for the peer. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** When to try again, in seconds; 0: no such moment is known. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
