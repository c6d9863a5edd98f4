package dev.sotto.backend.mailbox;

import java.time.Duration;

/**
 * How much a queue may hold, and how long.
 *
 * @param queueEnvelopes of all senders together
 * @param queueBytes of ciphertext of all senders together
 * @param senderEnvelopes of one sender in one recipient's queue
 * @param senderBytes of ciphertext of one sender in one recipient's queue
 * @param retention after which an undelivered envelope is deleted
 */
public record MailboxLimits(
        int queueEnvelopes, long queueBytes, int senderEnvelopes, long senderBytes, Duration retention) {
    private static final long MIB = 1024 * 1024;

    /** A share of one sender far below the whole, so that one stranger cannot close a mailbox for everybody. */
    public static MailboxLimits defaults() {
        return new MailboxLimits(10_000, 64 * MIB, 1_000, 16 * MIB, Duration.ofDays(30));
    }
}
