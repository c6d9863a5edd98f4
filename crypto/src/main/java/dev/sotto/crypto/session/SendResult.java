package dev.sotto.crypto.session;

/** What became of a wish to send. Commit {@link #next} before the envelope leaves. */
public sealed interface SendResult permits SendResult.Sent, SendResult.Refused {
    /** The conversation afterwards. It may differ after a refusal too: an identity change was noted. */
    Conversation next();

    /**
     * Encrypted.
     *
     * @param envelope what to submit; a resend repeats these bytes
     * @param seq the payload's place in this side's order
     */
    record Sent(Conversation next, Envelope envelope, long seq) implements SendResult {}

    /** Not encrypted, nothing was used up. */
    record Refused(Conversation next, Refusal reason) implements SendResult {}
}
