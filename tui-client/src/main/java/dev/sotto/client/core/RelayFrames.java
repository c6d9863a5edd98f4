package dev.sotto.client.core;

import com.google.protobuf.ByteString;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.ProtocolException;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ServerFrame;
import java.util.function.Consumer;

/** Gives each frame of the relay to the part of the core that waits for it. */
final class RelayFrames {
    private final Outbox outbox;
    private final Refusals refusals;
    private final Receiving receiving;
    private final Bundles bundles;
    private final Prekeys prekeys;
    private final AccountReset accountReset;

    RelayFrames(
            Outbox outbox,
            Refusals refusals,
            Receiving receiving,
            Bundles bundles,
            Prekeys prekeys,
            AccountReset accountReset) {
        this.outbox = outbox;
        this.refusals = refusals;
        this.receiving = receiving;
        this.bundles = bundles;
        this.prekeys = prekeys;
        this.accountReset = accountReset;
    }

    void take(Step step, ServerFrame frame) {
        switch (frame.getBodyCase()) {
            case DELIVER -> receiving.deliver(step, frame.getDeliver());
            case ACCEPTED -> withId(step, frame.getAccepted().getId(), id -> outbox.accepted(step, id));
            case REFUSED ->
                withId(step, frame.getRefused().getId(), id -> refusals.refused(step, frame.getRefused(), id));
            case BUNDLE -> bundles.arrived(step, frame.getBundle());
            case PREKEYS_LOW -> prekeys.low(step, frame.getPrekeysLow().getRemaining());
            case PREKEYS_STORED -> {
                prekeys.stored(step, frame.getPrekeysStored());
                readOn(step);
            }
            case ACCOUNT_DELETED -> accountReset.deleted(step);
            case PROBLEM -> problem(step, frame.getProblem());
            // Of the connection (Ping, Pong), of the password change, or of the login: not the core's.
            default -> {}
        }
    }

    private void problem(Step step, Problem problem) {
        if (problem.getRequest() != 0) {
            bundles.refused(step, problem);
        } else if (problem.getClosing() || accountReset.refused(step, problem.getMessage())) {
            // The end of a connection is told by its end.
            return;
        } else if (prekeys.refused(step, problem.getMessage())) {
            readOn(step);
        } else {
            step.problem(ErrorCode.REFUSED, "The relay has a problem: " + problem.getMessage());
        }
    }

    private void readOn(Step step) {
        if (!prekeys.publishing()) {
            receiving.release(step);
        }
    }

    private static void withId(Step step, ByteString bytes, Consumer<EnvelopeId> then) {
        try {
            then.accept(EnvelopeId.of(bytes));
        } catch (ProtocolException e) {
            step.problem(ErrorCode.RELAY_MISBEHAVED, "The relay answers about a message that has no valid id.");
            step.want(new Effect.Disconnect());
        }
    }
}
