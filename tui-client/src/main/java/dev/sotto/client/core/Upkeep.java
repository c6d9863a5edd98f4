package dev.sotto.client.core;

import dev.sotto.crypto.session.EnvelopeHash;

/** What time does to the store: once after a start, then once a day. */
final class Upkeep {
    private static final long DAY_MILLIS = 86_400_000;

    private final Contacts contacts;
    private long next;

    Upkeep(Contacts contacts) {
        this.contacts = contacts;
    }

    void tick(Step step) {
        if (step.nowMillis() < next) {
            return;
        }
        next = step.nowMillis() + DAY_MILLIS;
        for (Contact contact : contacts.all()) {
            contacts.save(step, contact.name(), contact.conversation().aged(step.nowSeconds()));
        }
        long today = step.nowMillis() / DAY_MILLIS;
        step.persist(new StoreChange.ExpireEnvelopeHashes(today - EnvelopeHash.KEPT_DAYS));
    }

    /** The mailbox was read to its end. */
    void drained(Step step) {
        for (Contact contact : contacts.all()) {
            contacts.save(step, contact.name(), contact.conversation().drained());
        }
    }
}
