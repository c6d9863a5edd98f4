package dev.sotto.backend.store;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The tables, as a piece of {@link Work} sees them. Valid while it runs. */
public final class Tx {
    private final AccountTable accounts;
    private final PrekeyTable prekeys;
    private final EnvelopeTable envelopes;
    private final AcceptedTable accepted;
    private final PepperTable peppers;
    private final BooleanSupplier nearlyFull;
    private final Consumer<String> accountDeleted;

    Tx(Sql sql, BooleanSupplier nearlyFull, Consumer<String> accountDeleted) {
        this.accounts = new AccountTable(sql);
        this.prekeys = new PrekeyTable(sql);
        this.envelopes = new EnvelopeTable(sql);
        this.accepted = new AcceptedTable(sql);
        this.peppers = new PepperTable(sql);
        this.nearlyFull = nearlyFull;
        this.accountDeleted = accountDeleted;
    }

    public AccountTable accounts() {
        return accounts;
    }

    public PrekeyTable prekeys() {
        return prekeys;
    }

    public EnvelopeTable envelopes() {
        return envelopes;
    }

    public AcceptedTable accepted() {
        return accepted;
    }

    public PepperTable peppers() {
        return peppers;
    }

    /** Whether the disk has so little room left that new envelopes must be refused. */
    public boolean nearlyFull() {
        return nearlyFull.getAsBoolean();
    }

    /** Removes an account with its prekeys, its queue and its accepted ids; what it sent stays in the queues of others. */
    public void deleteAccount(String account) {
        accounts.delete(account);
        prekeys.dropAll(account);
        envelopes.deleteAll(account);
        accepted.deleteAll(account);
        accountDeleted.accept(account);
    }

    void rolledBack() {
        envelopes.forgetReservation();
    }
}
