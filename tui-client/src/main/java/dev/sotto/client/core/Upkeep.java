package dev.sotto.client.core;

/** What time does to the store: once after a start, then once a day. */
final class Upkeep {
    private static final long DAY_MILLIS = 86_400_000;

    /** A copy of an envelope is recognised this long: the relay's 30 days, and a week for clocks and restores. */
    private static final long ENVELOPE_HASH_DAYS = 37;

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
        step.persist(new StoreChange.ExpireEnvelopeHashes(today - ENVELOPE_HASH_DAYS));
    }

    /** The mailbox was read to its end. */
    void drained(Step step) {
        for (Contact contact : contacts.all()) {
            contacts.save(step, contact.name(), contact.conversation().drained());
        }
    }
}
