package dev.sotto.client.core;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.Refused;
import java.nio.ByteBuffer;

/** The relay did not take an envelope. It stays in the outbox and is tried again, unless it can never be taken. */
final class Refusals {
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final int MAX_DOUBLINGS = 6;

    /** A relay cannot ask for a longer pause than this. */
    static final long MAX_PAUSE_MILLIS = 600_000;

    private final Account account;
    private final Contacts contacts;
    private final Outbox outbox;

    Refusals(Account account, Contacts contacts, Outbox outbox) {
        this.account = account;
        this.contacts = contacts;
        this.outbox = outbox;
    }

    void refused(Step step, Refused frame, EnvelopeId id) {
        outbox.takeBack(id).ifPresent(item -> {
            AccountName peer = contacts.find(item.peer())
                    .map(Contact::name)
                    .or(() -> AccountName.parse(item.peer()))
                    .orElseThrow();
            switch (frame.getCode()) {
                case PROBLEM_NO_SUCH_USER -> noSuchUser(step, peer);
                case PROBLEM_EARLIER_REFUSED -> earlierRefused(step, item);
                default -> pause(step, frame, item, peer);
            }
        });
    }

    /** The first in line cannot follow one: that was given up meanwhile, and only a new connection forgets it. */
    private void earlierRefused(Step step, OutboxItem item) {
        Lane lane = outbox.lane(item);
        lane.putBack(item);
        if (lane.isFirst(item)) {
            step.want(new Effect.Disconnect());
        }
    }

    private void noSuchUser(Step step, AccountName peer) {
        int texts = outbox.giveUpAll(step, peer, ErrorCode.UNKNOWN_USER.word());
        step.problem(
                ErrorCode.UNKNOWN_USER,
                "There is no user named " + peer + " at this relay any more."
                        + (texts == 0 ? "" : " Messages that were not sent: " + texts + "."),
                peer);
    }

    private void pause(Step step, Refused frame, OutboxItem item, AccountName peer) {
        Lane lane = outbox.lane(item);
        long asked = Math.min(frame.getRetryAfterSeconds() * 1_000L, MAX_PAUSE_MILLIS);
        long backoff = FIRST_PAUSE_MILLIS << Math.min(lane.refusals(), MAX_DOUBLINGS);
        long resumeAt = step.nowMillis() + asked + 1 + jitter(account.random(), backoff);
        if (lane.refuse(item, resumeAt)) {
            step.problem(
                    ErrorCode.REFUSED,
                    "The relay does not take messages for " + peer + " now (" + reason(frame.getCode())
                            + "). They stay queued and are tried again.",
                    peer);
        }
    }

    private static String reason(ProblemCode code) {
        return switch (code) {
            case PROBLEM_QUOTA -> "too much is waiting for them already";
            case PROBLEM_STORAGE -> "its disk has a problem";
            case PROBLEM_RATE_LIMITED -> "too many at once";
            case PROBLEM_SHUTTING_DOWN -> "it is shutting down";
            default -> "it gives no reason that this client knows";
        };
    }

    /** 0 to {@code bound} - 1, so that clients that were refused together do not come back together. */
    private static long jitter(Randomness random, long bound) {
        return Long.remainderUnsigned(ByteBuffer.wrap(random.bytes(Long.BYTES)).getLong(), bound);
    }
}
