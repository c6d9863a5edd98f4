package dev.sotto.backend.prekey;

import com.google.protobuf.ByteString;
import dev.sotto.backend.identity.SignedIdentity;
import dev.sotto.backend.limit.TokenBuckets;
import dev.sotto.backend.notice.Bus;
import dev.sotto.backend.notice.UserNotice;
import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.store.AccountRow;
import dev.sotto.backend.store.Database;
import dev.sotto.backend.store.Tx;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.Bundle;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Hands out bundles: a one-time pair is deleted in the commit that precedes the answer. */
final class BundleDesk {
    // 6, then one per 10 minutes for each (requester, target): nobody can drain somebody's pairs.
    private static final int BURST = 6;
    private static final Duration REFILL = Duration.ofMinutes(10);
    private static final int CAPACITY = 100_000;
    // An owner who is online has fresh pairs up within a second; beyond this the requester should not be kept waiting.
    private static final long UPLOAD_WAIT_MILLIS = 5_000;
    private static final long ASK_TIMEOUT_MILLIS = 2_000;

    private record Request(String requester, String target) {}

    /** What was found; no bundle: the one-time pairs are used up and the last resort is not to be given. */
    private record HandOut(String name, Optional<ByteString> bundle, int remaining) {}

    private final Vertx vertx;
    private final Database database;
    private final Bus bus;
    private final WhenExhausted whenExhausted;
    private final TokenBuckets<Request> limit;

    BundleDesk(Vertx vertx, Database database, Bus bus, WhenExhausted whenExhausted, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.database = database;
        this.bus = bus;
        this.whenExhausted = whenExhausted;
        this.limit = new TokenBuckets<>(BURST, REFILL, CAPACITY, nanoTime);
    }

    Future<Bundle> fetch(String requester, FetchBundle frame) {
        Optional<AccountName> target = AccountName.parse(frame.getAccount());
        if (target.isEmpty()) {
            return Future.failedFuture(
                    noSuchUser(frame.getAccount().length() > AccountName.MAX_LENGTH ? "that name" : "this name"));
        }
        String account = target.get().account();
        if (account.equals(requester)) {
            return Future.failedFuture(
                    new Refused(ProblemCode.PROBLEM_WRITE_TO_SELF, "You cannot start a chat with yourself."));
        }
        Optional<Duration> wait = limit.tryTake(new Request(requester, account));
        if (wait.isPresent()) {
            return Future.failedFuture(new Refused(
                    ProblemCode.PROBLEM_RATE_LIMITED,
                    "You have asked for the keys of " + target.get() + " too often. Try later.",
                    wait.get()));
        }
        return handOut(target.get())
                .compose(found ->
                        found.bundle.isPresent() ? Future.succeededFuture(found) : askOwner(target.get(), found))
                .map(found -> Bundle.newBuilder()
                        .setRequest(frame.getRequest())
                        .setAccount(account)
                        .setName(found.name)
                        .setBundle(found.bundle.orElseThrow())
                        .build());
    }

    private Future<HandOut> handOut(AccountName target) {
        return database.submit(tx -> take(tx, target), found -> {
            if (found.bundle.isPresent() && found.remaining < Limits.PREKEY_REFILL_MARK) {
                bus.publish(target.account(), new UserNotice.PrekeysLow(found.remaining));
            }
        });
    }

    private HandOut take(Tx tx, AccountName target) throws Refused {
        String account = target.account();
        AccountRow row = tx.accounts().find(account).orElseThrow(() -> noSuchUser(target.display()));
        Optional<SignedIdentity> identity = SignedIdentity.recordedIn(account, row);
        Optional<ByteString> signed = tx.prekeys().signed(account);
        if (identity.isEmpty() || signed.isEmpty()) {
            throw noKeys(
                    row.name() + " has not published any keys yet. Try again after " + row.name() + " has logged in.");
        }
        Optional<ByteString> oneTime = tx.prekeys().takeOneTime(account);
        if (oneTime.isEmpty() && whenExhausted == WhenExhausted.REFUSE) {
            return new HandOut(row.name(), Optional.empty(), 0);
        }
        int remaining = tx.prekeys().oneTimeIds(account).size();
        return new HandOut(row.name(), Optional.of(BundleBytes.of(identity.get(), signed.get(), oneTime)), remaining);
    }

    // Listens for the upload before it asks, so that a quick answer is not missed.
    private Future<HandOut> askOwner(AccountName target, HandOut exhausted) {
        Promise<Boolean> stored = Promise.promise();
        var uploads = bus.listenPrekeysStored(target.account(), () -> stored.tryComplete(true));
        long timer = vertx.setTimer(UPLOAD_WAIT_MILLIS, ignored -> stored.tryComplete(false));
        return uploads.completion()
                .compose(ready -> bus.ask(target.account(), new UserNotice.PrekeysLow(0), ASK_TIMEOUT_MILLIS))
                .compose(online -> online
                        ? stored.future()
                        : Future.failedFuture(noKeys(exhausted.name + " doesn't have keys left and is offline.")))
                .compose(ignored -> handOut(target))
                .compose(found -> found.bundle.isPresent()
                        ? Future.succeededFuture(found)
                        : Future.failedFuture(noKeys(
                                exhausted.name + " doesn't have keys left and sent no new ones in time. Try again.")))
                .onComplete(done -> {
                    vertx.cancelTimer(timer);
                    uploads.unregister();
                });
    }

    private static Refused noSuchUser(String name) {
        return new Refused(ProblemCode.PROBLEM_NO_SUCH_USER, "There is no user " + name + ".");
    }

    private static Refused noKeys(String sentence) {
        return new Refused(ProblemCode.PROBLEM_NO_KEYS, sentence);
    }
}
