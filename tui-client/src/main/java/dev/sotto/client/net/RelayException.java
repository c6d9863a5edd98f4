package dev.sotto.client.net;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.protocol.v1.Problem;
import java.util.Optional;

/** No connection to a relay. The message is a sentence for a person; it may hold words of the relay: not sanitised. */
public final class RelayException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault, and of what kind. */
    public enum Reason {
        /** Nobody answers there, or not as a relay does. */
        UNREACHABLE(ErrorCode.UNREACHABLE),
        /** Another identity than the expected one. */
        RELAY_CHANGED(ErrorCode.RELAY_CHANGED),
        /** A certificate that proves no identity. */
        UNTRUSTED(ErrorCode.UNREACHABLE),
        /** No common version. */
        INCOMPATIBLE(ErrorCode.INCOMPATIBLE),
        /** The relay said why it does not take the connection. */
        REFUSED(ErrorCode.REFUSED),
        /** The relay breaks the protocol. */
        MISBEHAVED(ErrorCode.RELAY_MISBEHAVED);

        private final ErrorCode code;

        Reason(ErrorCode code) {
            this.code = code;
        }
    }

    private final Reason reason;
    private final transient Optional<Changed> changed;
    private final transient Optional<Problem> problem;

    /** Two identities of one relay. */
    public record Changed(RelayFingerprint expected, RelayFingerprint presented) {}

    private RelayException(Reason reason, String message, Optional<Changed> changed, Optional<Problem> problem) {
        // No stack trace: what a peer does must not fill a log.
        super(message, null, false, false);
        this.reason = reason;
        this.changed = changed;
        this.problem = problem;
    }

    RelayException(Reason reason, String message) {
        this(reason, message, Optional.empty(), Optional.empty());
    }

    static RelayException changed(RelayAddress relay, RelayFingerprint expected, RelayFingerprint presented) {
        return new RelayException(
                Reason.RELAY_CHANGED,
                "The identity of " + relay + " is not the expected one: somebody may be listening in between, or the"
                        + " relay was set up anew. It was " + expected + " and is " + presented + " now.",
                Optional.of(new Changed(expected, presented)),
                Optional.empty());
    }

    static RelayException refused(Reason reason, Problem problem) {
        return new RelayException(reason, problem.getMessage(), Optional.empty(), Optional.of(problem));
    }

    public Reason reason() {
        return reason;
    }

    /** The word for scripts. */
    public ErrorCode code() {
        return reason.code;
    }

    /** With RELAY_CHANGED: both identities. */
    public Optional<Changed> changed() {
        return changed;
    }

    /** What the relay answered instead of a welcome. */
    public Optional<Problem> problem() {
        return problem;
    }
}
