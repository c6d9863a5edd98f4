package dev.sotto.backend.prekey;

import dev.sotto.backend.identity.SignedIdentity;
import dev.sotto.backend.notice.Bus;
import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.store.AccountRow;
import dev.sotto.backend.store.Database;
import dev.sotto.backend.store.Tx;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.Bundle;
import dev.sotto.protocol.v1.DropPrekeys;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.PrekeyPair;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.UploadPrekeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The published prekeys of the relay's accounts. Expected failures are {@link Refused}; a refused upload stores nothing.
 * A future completes after what it says is on disk, so no one-time pair is handed out twice, also after a crash. Calls go
 * on the caller's Vert.x context.
 */
public final class Prekeys {
    private final Vertx vertx;
    private final Database database;
    private final Bus bus;
    private final BundleDesk desk;

    /** {@code nanoTime} is a monotonic clock in nanoseconds. */
    public Prekeys(Vertx vertx, Database database, WhenExhausted whenExhausted, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.database = database;
        this.bus = new Bus(vertx);
        this.desk = new BundleDesk(vertx, database, bus, whenExhausted, nanoTime);
    }

    /** Stores new pairs of their owner: how many one-time pairs there are now. BAD_PREKEY. */
    public Future<Integer> upload(String account, UploadPrekeys frame) {
        try {
            Optional<SignedPrekey> signed = frame.hasSigned()
                    ? Optional.of(SignedPrekey.parse(account, SignedPrekey.Kind.SIGNED, frame.getSigned()))
                    : Optional.empty();
            List<SignedPrekey> oneTime = oneTime(account, frame.getOneTimeList());
            return signer(account, signed).compose(identity -> store(account, identity, signed, oneTime));
        } catch (Refused e) {
            return Future.failedFuture(e);
        }
    }

    /** Removes one-time pairs that the owner no longer has: how many are left. Unknown ids are ignored. BAD_PREKEY. */
    public Future<Integer> drop(String account, DropPrekeys frame) {
        if (frame.getIdsCount() > Limits.ONE_TIME_PREKEYS) {
            return Future.failedFuture(bad("At most " + Limits.ONE_TIME_PREKEYS + " prekeys can be dropped at once."));
        }
        List<Integer> ids = List.copyOf(frame.getIdsList());
        return database.submit(tx -> {
            ids.forEach(id -> tx.prekeys().dropOneTime(account, id));
            return tx.prekeys().oneTimeIds(account).size();
        });
    }

    /** Hands out a bundle of somebody else. WRITE_TO_SELF, NO_SUCH_USER, NO_KEYS, RATE_LIMITED. */
    public Future<Bundle> fetch(String requester, FetchBundle frame) {
        return desk.fetch(requester, frame);
    }

    private static List<SignedPrekey> oneTime(String account, List<PrekeyPair> frames) throws Refused {
        if (frames.size() > Limits.PREKEYS_PER_UPLOAD) {
            throw bad("At most " + Limits.PREKEYS_PER_UPLOAD + " one-time prekeys fit an upload.");
        }
        List<SignedPrekey> pairs = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (PrekeyPair frame : frames) {
            SignedPrekey pair = SignedPrekey.parse(account, SignedPrekey.Kind.ONE_TIME, frame);
            if (!ids.add(pair.id())) {
                throw bad("A one-time prekey id comes twice.");
            }
            pairs.add(pair);
        }
        return pairs;
    }

    // The account's identity, which has signed the signed pair. One-time pairs are the clients' to verify: a hundred
    // signatures would keep a worker busy for tens of milliseconds, and a client that lies harms only its owner.
    private Future<SignedIdentity> signer(String account, Optional<SignedPrekey> signed) {
        return database.submit(tx -> identity(tx, account))
                .compose(identity -> vertx.executeBlocking(
                                () -> signed.isEmpty() || signed.get().signedBy(identity), false)
                        .compose(genuine -> genuine
                                ? Future.succeededFuture(identity)
                                : Future.failedFuture(
                                        bad("The signed prekey is not signed by this account's identity."))));
    }

    private Future<Integer> store(
            String account, SignedIdentity signer, Optional<SignedPrekey> signed, List<SignedPrekey> oneTime) {
        return database.submit(
                tx -> {
                    if (!identity(tx, account).signed().equals(signer.signed())) {
                        throw bad("Another device has taken this account over.");
                    }
                    Set<Integer> ids = new HashSet<>(tx.prekeys().oneTimeIds(account));
                    for (SignedPrekey pair : oneTime) {
                        if (!ids.add(pair.id())) {
                            throw bad("A one-time prekey id is already in use.");
                        }
                    }
                    if (ids.size() > Limits.ONE_TIME_PREKEYS) {
                        throw bad("The relay keeps at most " + Limits.ONE_TIME_PREKEYS + " one-time prekeys.");
                    }
                    signed.ifPresent(pair -> tx.prekeys().putSigned(account, pair.id(), pair.body()));
                    oneTime.forEach(pair -> tx.prekeys().addOneTime(account, pair.id(), pair.body()));
                    return ids.size();
                },
                count -> {
                    if (!oneTime.isEmpty()) {
                        bus.publishPrekeysStored(account);
                    }
                });
    }

    private static SignedIdentity identity(Tx tx, String account) throws Refused {
        Optional<AccountRow> row = tx.accounts().find(account);
        return row.flatMap(found -> SignedIdentity.recordedIn(account, found))
                .orElseThrow(() -> bad("This account has no identity on record. Log in again."));
    }

    private static Refused bad(String sentence) {
        return new Refused(ProblemCode.PROBLEM_BAD_PREKEY, sentence);
    }
}
