package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.LoggedIn;
import java.util.List;
import java.util.Optional;

/**
 * The client without a socket, a file, a clock or a thread: takes an input, returns effects. Built from the store; its
 * memory runs ahead of the disk until {@link #committed}, so after a failed commit it is thrown away and built anew.
 * Confined to one context.
 *
 * <p>Several inputs may share a transaction: handle each, then {@link #flush}, commit everything that was to be
 * persisted, and only then carry out the rest in order.
 */
public final class ClientCore {
    private final StoreView view;
    private final Account account;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Receipts receipts;
    private final Bundles bundles;
    private final Healing healing;
    private final Prekeys prekeys;
    private final Receiving receiving;
    private final AccountReset accountReset;
    private final Commands commands;
    private final Upkeep upkeep;
    private final RelayFrames frames;
    private Optional<Boolean> toldOnline = Optional.empty();
    private boolean drained;

    /**
     * @param server {@code HOST:PORT}, which {@code reset server} has to be confirmed with
     * @param view reads what earlier steps wanted persisted, whether it is committed or not
     */
    public ClientCore(AccountName name, String server, StoreContents stored, StoreView view, Randomness random) {
        this.view = view;
        account = new Account(name, stored.device(), random);
        contacts = new Contacts(stored.conversations());
        Statuses statuses = new Statuses();
        outbox = new Outbox(account, contacts, statuses, stored.outbox());
        receipts = new Receipts(account, contacts, outbox);
        bundles = new Bundles();
        IdentityAlarm alarm = new IdentityAlarm(outbox);
        healing = new Healing(account, contacts, outbox, bundles, alarm);
        prekeys = new Prekeys(account, new PrekeyStock(random, stored.preKeys(), stored.counters()));
        Sending sending = new Sending(account, contacts, outbox);
        Resending resending = new Resending(contacts, sending, statuses);
        Inbox inbox = new Inbox(contacts, prekeys, receipts, statuses, resending, outbox, alarm);
        receiving = new Receiving(account, contacts, inbox, healing);
        Resetting resetting = new Resetting(account, contacts, outbox);
        accountReset = new AccountReset(account, server, contacts, outbox, resetting);
        ShownIdentities shownIdentities = new ShownIdentities();
        commands = new Commands(
                account,
                sending,
                new Initiation(account, contacts, outbox, bundles, alarm),
                resetting,
                accountReset,
                new IdentityAcceptance(account, contacts, outbox, inbox, resending, shownIdentities),
                new Queries(account, contacts, view, shownIdentities),
                new Reading(contacts));
        upkeep = new Upkeep(contacts);
        frames = new RelayFrames(
                outbox, new Refusals(account, contacts, outbox), receiving, bundles, prekeys, accountReset);
    }

    public List<Effect> handle(Input input, long nowMillis) {
        Step step = new Step(nowMillis, view);
        if (input instanceof Input.UserCommand command) {
            commands.take(step, command);
        } else if (input instanceof Input.FrameReceived received) {
            if (received.frame().hasDrained()) {
                drained(step);
            } else {
                frames.take(step, received.frame());
                // A new user is online once others can reach it: the first prekeys are on the relay.
                if (account.online() && !prekeys.publishing()) {
                    tellOnline(step, true);
                }
            }
        } else if (input instanceof Input.Connected connected) {
            connected(step, connected.loggedIn());
        } else if (input instanceof Input.Disconnected) {
            disconnected(step);
        } else if (input instanceof Input.Tick) {
            tick(step);
        } else if (input instanceof Input.RolledBack) {
            rolledBack(step);
        } else if (input instanceof Input.PasswordChangeEnded ended) {
            commands.passwordChangeEnded(step, ended);
        }
        commands.proceed(step);
        return step.effects();
    }

    /** Ends a batch of inputs: the receipts for what it took, and what the relay may get now. */
    public List<Effect> flush(long nowMillis) {
        Step step = new Step(nowMillis, view);
        receipts.write(step);
        outbox.pump(step);
        accountReset.proceed(step);
        commands.proceed(step);
        return step.effects();
    }

    /** Everything that was to be persisted is on disk: keys that only earlier states held are wiped. */
    public void committed() {
        contacts.committed();
    }

    /** The end: the keys of all sessions and of this device leave the memory. Nothing can be handled any more. */
    public void wipe() {
        contacts.committed();
        contacts.wipe(account.device());
        account.device().identity().close();
    }

    public LocalDevice device() {
        return account.device();
    }

    /** Own texts that the relay has not accepted. */
    public int unsent() {
        return outbox.unsentTexts();
    }

    /** Nothing waits to be sent, and while online, what waited at the relay was read to its end. */
    public boolean settled() {
        return outbox.isEmpty() && (drained || !account.online());
    }

    /** The relay has not confirmed prekeys that were sent to it: others may not be able to begin a chat with us yet. */
    public boolean publishing() {
        return prekeys.publishing();
    }

    private void connected(Step step, LoggedIn loggedIn) {
        account.online(true);
        prekeys.connected(step, loggedIn);
        boolean unreachableYet = loggedIn.getSignedPrekey() == 0 && prekeys.publishing();
        if (unreachableYet) {
            receiving.hold();
        }
        healing.considerAll(step);
        if (!unreachableYet) {
            tellOnline(step, true);
        }
    }

    private void disconnected(Step step) {
        account.online(false);
        drained = false;
        outbox.disconnected();
        receiving.disconnected();
        prekeys.disconnected();
        bundles.disconnected(step);
        accountReset.disconnected(step);
        tellOnline(step, false);
    }

    private void drained(Step step) {
        drained = true;
        upkeep.drained(step);
        prekeys.drained(step);
    }

    private void tick(Step step) {
        upkeep.tick(step);
        bundles.tick(step);
        prekeys.tick(step);
        healing.tick(step);
    }

    private void rolledBack(Step step) {
        account.renewInstance(step);
        // Written since the start, before this was known: on keys that the newer store has used, so not readable.
        contacts.all()
                .forEach(contact -> outbox.giveUpUnsubmitted(step, contact.name(), ErrorCode.STORE_FAILED.word()));
        prekeys.rolledBack(step);
        step.problem(
                ErrorCode.STORE_FAILED,
                "This store is an older copy of itself. Its chats can be read but not written: 'init' each contact "
                        + "again. What was received after the copy was made is not here.");
    }

    private void tellOnline(Step step, boolean online) {
        if (!toldOnline.equals(Optional.of(online))) {
            toldOnline = Optional.of(online);
            step.emit(new ClientEvent.ConnectionChanged(online));
        }
    }
}
