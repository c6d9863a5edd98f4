package dev.sotto.client.command;

import java.util.Locale;

/** What is known of an own message. Moves forward only; FAILED is reached from QUEUED or ACCEPTED. */
public enum MessageStatus {
    /** Committed to the outbox of this client. */
    QUEUED,
    /** On the relay's disk: one tick. */
    ACCEPTED,
    /** Committed by the recipient's client, which said so in an encrypted receipt: two ticks. */
    DELIVERED,
    /** Will not be sent again by itself. */
    FAILED;

    /** The word that scripts see. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
